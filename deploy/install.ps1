# Cài đặt Chỉ Thị từ gói này, không cần mạng. / Installs Chỉ Thị from this bundle, without any network.
#   .\install.ps1 [-Folder FOLDER] [-Extras server,mcp] [-Python C:\...\python.exe]
# A byte order mark stands before this line: without one Windows PowerShell reads Vietnamese as another alphabet.
param([string]$Folder = "$env:LOCALAPPDATA\Programs\chithi", [string[]]$Extras = @(), [string]$Python = "")
$ErrorActionPreference = "Stop"
# What this machine's pip is told elsewhere (another folder, another index) is not for this one.
$env:PIP_CONFIG_FILE = "nul"
$env:PYTHONHOME = $null
$env:PYTHONPATH = $null
$env:PYTHON_MANAGER_AUTOMATIC_INSTALL = "false" # `py` would fetch a Python that is not there

function Stop-Install([string]$Why) {
    Write-Host $Why
    exit 1
}

# Runs a command, such as @("py", "-3.11"), and gives what it prints; nothing where it cannot be run, or fails.
function Invoke-Python([string[]]$Command, [string[]]$Arguments) {
    $ErrorActionPreference = "Continue" # what it writes on stderr would end this script
    $global:LASTEXITCODE = 1
    $rest = @($Command | Select-Object -Skip 1)
    try { $said = & $Command[0] @rest @Arguments 2>$null } catch { return "" }
    if ($LASTEXITCODE -ne 0) { return "" }
    return [string]($said | Select-Object -First 1)
}

foreach ($name in "PYTHON", "SHA256SUMS") {
    if (-not (Test-Path -LiteralPath "$PSScriptRoot\$name")) {
        Stop-Install "Gói bị hỏng ($name): chép lại. / The bundle is damaged ($name): copy it again."
    }
}
# A backslash at its end would stand before the quotation mark that Windows PowerShell sets behind it.
$Folder = $Folder.TrimEnd('\', '/', '"')
$versions = @((Get-Content -LiteralPath "$PSScriptRoot\PYTHON") -split " ") # those that there are wheels for

$choices = New-Object System.Collections.ArrayList
if ($Python) {
    [void]$choices.Add(@($Python))
} else {
    foreach ($version in $versions) { [void]$choices.Add(@("py", "-$version")) }
    [void]$choices.Add(@("python"))
}
$command = $null
$there = "–"
foreach ($choice in $choices) {
    $found = Invoke-Python $choice @("-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    if ($found) { $there = "Python $found" }
    if (($null -eq $command) -and ($versions -contains $found)) { $command = $choice }
}
if ($null -eq $command) {
    Stop-Install "Gói này cần Python $versions, tải ở python.org; đang có: $there. / This bundle needs Python $versions from python.org; name it with -Python."
}
if (-not (Invoke-Python $command @("-c", "import ensurepip, venv; print(1)"))) {
    Stop-Install "Thiếu mô-đun venv của Python (bản nhúng không có). / Python lacks venv (an embeddable one has none)."
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

function Install-Wheels([string[]]$Wanted) {
    & "$Folder\Scripts\python.exe" -m pip --isolated install --quiet --disable-pip-version-check --no-index `
        --find-links "$PSScriptRoot\wheels" --constraint "$PSScriptRoot\constraints.txt" @Wanted
    if ($LASTEXITCODE -ne 0) {
        $machine = Invoke-Python $command @("-c", "import platform; print('Python', platform.python_version(), platform.machine())")
        Stop-Install "Cài đặt không xong, lỗi ở trên (đĩa đầy? gói không có tệp cho $machine trên Windows?). / Not installed: the error stands above (a full disk? no wheels for this machine?)."
    }
}

# What was installed before gives way to what is in this bundle, of the same number too.
$before = Invoke-Python @("$Folder\Scripts\python.exe") @("-c", "import importlib.metadata as m; print(m.version('chithi'))")
Install-Wheels @("--upgrade", $wanted)
if ($before) { Install-Wheels @("--no-deps", "--force-reinstall", "chithi") }
Write-Host "Đã cài vào $Folder. Mở trang hỏi đáp: / Installed. Open the page for questions:"
Write-Host "  `"$Folder\Scripts\chithi.exe`" serve"
exit 0
