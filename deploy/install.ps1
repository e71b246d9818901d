# Cài đặt Chỉ Thị từ gói này, không cần mạng. / Installs Chỉ Thị from this bundle, without any network.
#   .\install.ps1 [-Folder FOLDER] [-Extras server,mcp] [-Python C:\...\python.exe]
# A byte order mark stands before this line: without one Windows PowerShell reads Vietnamese as another alphabet.
param([string]$Folder = "$env:LOCALAPPDATA\Programs\chithi", [string[]]$Extras = @(), [string]$Python = "")
$ErrorActionPreference = "Stop"
$versions = @((Get-Content -LiteralPath "$PSScriptRoot\PYTHON") -split " ") # those that there are wheels for

function Stop-Install([string]$Why) {
    Write-Host $Why
    exit 1
}

# Says whether a command, such as @("py", "-3.11"), runs a Python that there are wheels for.
function Test-Python([string[]]$Command) {
    $ErrorActionPreference = "Continue" # what it writes on stderr would end this script
    if (-not (Get-Command $Command[0] -ErrorAction SilentlyContinue)) { return $false }
    $rest = @($Command | Select-Object -Skip 1)
    $found = & $Command[0] @rest -c "import sys; print('%d.%d' % sys.version_info[:2])" 2>$null
    return ($LASTEXITCODE -eq 0) -and ($versions -contains $found)
}

$choices = New-Object System.Collections.ArrayList
if ($Python) {
    [void]$choices.Add(@($Python))
} else {
    foreach ($version in $versions) { [void]$choices.Add(@("py", "-$version")) }
    [void]$choices.Add(@("python"))
}
$command = $null
foreach ($choice in $choices) {
    if (($null -eq $command) -and (Test-Python $choice)) { $command = $choice }
}
if ($null -eq $command) {
    Stop-Install "Gói này cần Python $versions, tải ở python.org. / This bundle needs Python $versions from python.org; name it with -Python."
}

foreach ($line in Get-Content -Encoding UTF8 -LiteralPath "$PSScriptRoot\SHA256SUMS") {
    $digest, $name = $line -split "  ", 2
    $path = Join-Path $PSScriptRoot $name
    if (-not (Test-Path -LiteralPath $path) -or ((Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash -ne $digest)) {
        Stop-Install "Gói bị hỏng ($name): chép lại. / The bundle is damaged ($name): copy it again."
    }
}

$rest = @($command | Select-Object -Skip 1)
& $command[0] @rest -m venv $Folder
if ($LASTEXITCODE -ne 0) { Stop-Install "Không tạo được $Folder. / $Folder cannot be made." }
$wanted = "chithi"
if ($Extras.Count -gt 0) { $wanted = "chithi[" + ($Extras -join ",") + "]" }
& "$Folder\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index `
    --find-links "$PSScriptRoot\wheels" --constraint "$PSScriptRoot\constraints.txt" $wanted
if ($LASTEXITCODE -ne 0) { Stop-Install "Gói này không có tệp cho máy này. / This bundle has no wheels for this machine." }
Write-Host "Đã cài vào $Folder. Mở trang hỏi đáp: / Installed. Open the page for questions:"
Write-Host "  $Folder\Scripts\chithi.exe serve"
exit 0
