#!/usr/bin/env sh
# Cài đặt Chỉ Thị từ gói này, không cần mạng. / Installs Chỉ Thị from this bundle, without any network.
#   ./install.sh [FOLDER] [EXTRAS]      FOLDER: ~/chithi by default; EXTRAS: server, mcp or server,mcp
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$HOME/chithi}
extras=${2:+[$2]}

# What this machine's pip is told elsewhere (another folder, another index) is not for this one.
export PIP_CONFIG_FILE=/dev/null
unset PYTHONHOME PYTHONPATH

stop() { echo "$1" >&2; exit 1; }

for name in PYTHON SHA256SUMS; do
  [ -f "$here/$name" ] || stop "Gói bị hỏng ($name): chép lại. / The bundle is damaged ($name): copy it again."
done
versions=$(cat "$here/PYTHON") # those that there are wheels for, such as "3.11 3.12"

python=${PYTHON:-}
for version in $versions; do
  [ -n "$python" ] || ! command -v "python$version" >/dev/null || python=python$version
done
python=${python:-python3}
# shellcheck disable=SC2086 # each version is a word
"$python" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] not in sys.argv[1:])" $versions 2>/dev/null ||
  stop "Gói này cần Python $versions; đang có: $("$python" --version 2>&1 || true). / This bundle needs Python $versions; name it with PYTHON=…"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  stop "Thiếu mô-đun venv của Python (Debian, Ubuntu: gói python3-venv). / Python lacks venv (package python3-venv)."
if command -v sha256sum >/dev/null; then
  (cd "$here" && sha256sum --check --quiet SHA256SUMS) ||
    stop "Gói bị hỏng: chép lại. / The bundle is damaged: copy it again."
fi
"$python" -m venv "$folder" || stop "Không tạo được $folder. / $folder cannot be made."

wheels() {
  "$folder/bin/python" -m pip --isolated install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \
    --constraint "$here/constraints.txt" "$@" ||
    stop "Cài đặt không xong, lỗi ở trên (đĩa đầy? gói không có tệp cho $("$python" --version) trên $(uname -sm)?). / Not installed: the error stands above (a full disk? no wheels for this machine?)."
}

# What was installed before gives way to what is in this bundle, of the same number too.
before=$("$folder/bin/python" -c 'import importlib.metadata as m; print(m.version("chithi"))' 2>/dev/null || true)
wheels --upgrade "chithi$extras"
[ -z "$before" ] || wheels --no-deps --force-reinstall chithi
echo "Đã cài vào $folder. Mở trang hỏi đáp: / Installed. Open the page for questions:"
echo "  \"$folder/bin/chithi\" serve"
