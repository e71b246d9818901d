"""What wheels lack, on wheels made here: their names and what they say they need is all that is read."""

import zipfile

import pytest

from deploy.wheelhouse import Machine, lacking

WINDOWS, LINUX = Machine("windows", "3.11"), Machine("linux", "3.11")


@pytest.fixture
def wheels(tmp_path):
    def put(file_name, *needed):
        name, version = file_name.split("-")[:2]
        lines = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}"]
        lines += [f"Requires-Dist: {line}" for line in needed]
        with zipfile.ZipFile(tmp_path / file_name, "w") as wheel:
            wheel.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\n")
        return tmp_path

    return put


def test_what_one_system_alone_needs_lacks_there(wheels):
    wheels("bar-1.0-py3-none-any.whl", 'colours; platform_system == "Windows"', 'loops>=2; sys_platform != "win32"')
    folder = wheels("own-1.0-py3-none-any.whl", "bar>=1")
    assert lacking(folder, ["own"], WINDOWS) == ["colours"]
    assert lacking(folder, ["own"], LINUX) == ["loops>=2"]


def test_what_an_older_python_needs_lacks_there(wheels):
    folder = wheels("own-1.0-py3-none-any.whl", 'backport; python_version < "3.12"')
    assert lacking(folder, ["own"], Machine("linux", "3.11")) == ["backport"]
    assert lacking(folder, ["own"], Machine("linux", "3.12")) == []


def test_an_extra_is_followed_through_what_asks_for_it(wheels):
    wheels("net-2.0-py3-none-any.whl", 'crypt==3; extra == "safe"', 'toys; extra == "play"')
    folder = wheels("own-1.0-py3-none-any.whl", 'net[safe]; extra == "server"', "plain")
    assert lacking(folder, ["own"], LINUX) == ["plain"]
    assert lacking(folder, ["own[server]"], LINUX) == ["crypt==3", "plain"]


@pytest.mark.parametrize(
    ("file_name", "on_windows", "on_linux"),
    [
        ("fast-1.0-cp311-cp311-win_amd64.whl", [], ["fast"]),
        ("fast-1.0-cp312-cp312-win_amd64.whl", ["fast"], ["fast"]),
        ("fast-1.0-cp38-abi3-win_amd64.whl", [], ["fast"]),
        ("fast-1.0-cp311-cp311-win_arm64.whl", ["fast"], ["fast"]),
        ("fast-1.0-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", ["fast"], []),
        ("fast-1.0-cp311-cp311-manylinux2014_x86_64.whl", ["fast"], []),
        # Of a newer C library than the machines that offices have.
        ("fast-1.0-cp311-cp311-manylinux_2_39_x86_64.whl", ["fast"], ["fast"]),
        ("fast-1.0-py2.py3-none-any.whl", [], []),
    ],
)
def test_a_wheel_for_another_machine_is_none(wheels, file_name, on_windows, on_linux):
    wheels(file_name)
    folder = wheels("own-1.0-py3-none-any.whl", "Fast")
    assert [name.lower() for name in lacking(folder, ["own"], WINDOWS)] == on_windows
    assert [name.lower() for name in lacking(folder, ["own"], LINUX)] == on_linux


def test_packages_that_need_each_other_end(wheels):
    wheels("egg-1.0-py3-none-any.whl", "hen[old]")
    folder = wheels("hen-1.0-py3-none-any.whl", "egg", 'grain; extra == "old"')
    assert lacking(folder, ["hen"], LINUX) == ["grain"]
