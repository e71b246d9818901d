#!/usr/bin/env sh
# Cài đặt Chỉ Thị từ gói này, không cần mạng. / Installs Chỉ Thị from this bundle, without any network.
#   ./install.sh [FOLDER] [EXTRAS]      FOLDER: ~/chithi by default; EXTRAS: server, mcp or server,mcp
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$HOME/chithi}
extras=${2:+[$2]}
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Cần Python 3.11 trở lên. / Python 3.11 or newer is needed; name another with PYTHON=…" >&2; exit 1; }
"$python" -c 'import ensurepip, venv' 2>/dev/null || {
  echo "Thiếu mô-đun venv của Python (Debian, Ubuntu: gói python3-venv). / Python lacks venv (package python3-venv)." >&2; exit 1; }
if command -v sha256sum >/dev/null; then
  (cd "$here" && sha256sum --check --quiet SHA256SUMS) || {
    echo "Gói bị hỏng: chép lại. / The bundle is damaged: copy it again." >&2; exit 1; }
fi
"$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \
  --constraint "$here/constraints.txt" "chithi$extras" || {
  echo "Gói này không có tệp cho $("$python" --version) trên $(uname -sm). / This bundle has no wheels for it." >&2; exit 1; }
echo "Đã cài vào $folder. Mở trang hỏi đáp: / Installed. Open the page for questions:"
echo "  $folder/bin/chithi serve"
