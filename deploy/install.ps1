# Cài đặt Chỉ Thị từ gói này, không cần mạng. / Installs Chỉ Thị from this bundle, without any network.
#   .\install.ps1 [-Folder FOLDER] [-Extras server,mcp]
param([string]$Folder = "$env:LOCALAPPDATA\Programs\chithi", [string]$Extras = "", [string]$Python = "py")
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $MyInvocation.MyCommand.Path

& $Python -c "import sys; sys.exit(sys.version_info < (3, 11))"
if ($LASTEXITCODE -ne 0) { throw "Can Python 3.11 tro len. / Python 3.11 or newer is needed; name it with -Python." }

foreach ($line in Get-Content -Encoding UTF8 "$here\SHA256SUMS") {
    $digest, $name = $line -split "  ", 2
    $found = (Get-FileHash -Algorithm SHA256 (Join-Path $here $name)).Hash
    if ($found -ne $digest) { throw "Goi bi hong: $name. Chep lai. / The bundle is damaged: copy it again." }
}
& $Python -m venv $Folder
if ($LASTEXITCODE -ne 0) { throw "Khong tao duoc $Folder. / $Folder cannot be made." }
$wanted = if ($Extras) { "chithi[$Extras]" } else { "chithi" }
& "$Folder\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index `
    --find-links "$here\wheels" --constraint "$here\constraints.txt" $wanted
if ($LASTEXITCODE -ne 0) { throw "Goi nay khong co tep cho Python nay. / This bundle has no wheels for this Python." }
Write-Output "Da cai vao $Folder. Mo trang hoi dap: / Installed. Open the page for questions:"
Write-Output "  $Folder\Scripts\chithi.exe serve"
