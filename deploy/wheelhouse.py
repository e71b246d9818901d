"""What the wheels in a folder still lack before they install on a machine that is not this one.

pip judges the markers of requirements (`; sys_platform == "win32"`) by the machine that it runs on, whatever
`--platform` says: what Windows alone needs would be missing in a folder that was filled on Linux.
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.metadata import parse_email
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import NormalizedName, canonicalize_name, parse_wheel_filename

SYSTEMS = {
    "linux": {
        "os_name": "posix", "platform_machine": "x86_64", "platform_system": "Linux", "sys_platform": "linux",
    },
    "windows": {
        "os_name": "nt", "platform_machine": "AMD64", "platform_system": "Windows", "sys_platform": "win32",
    },
}  # fmt: skip
# As pip takes them: glibc 2.28 is what Debian 10 and Red Hat 8 have.
PLATFORMS = {
    "linux": (
        *tuple(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)),
        "manylinux2014_x86_64",
        "manylinux2010_x86_64",
        "manylinux1_x86_64",
        "linux_x86_64",
    ),
    "windows": ("win_amd64",),
}


@dataclass(frozen=True)
class Machine:
    """A kind of machine: a system of `SYSTEMS` with a version of CPython, such as 3.11."""

    system: str
    python: str

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms whose wheels it takes, as pip names them."""
        return PLATFORMS[self.system]

    def needs(self, requirement: Requirement, extra: str) -> bool:
        """Returns whether a requirement of what is installed with an extra is one here."""
        here = SYSTEMS[self.system] | {
            "extra": extra, "implementation_name": "cpython", "platform_python_implementation": "CPython",
            "python_full_version": f"{self.python}.0", "python_version": self.python,
        }  # fmt: skip
        return requirement.marker is None or requirement.marker.evaluate(dict(here))

    def tags(self) -> frozenset[Tag]:
        """Returns the tags of wheels that it takes."""
        version = tuple(map(int, self.python.split(".")))
        own = cpython_tags(version, platforms=self.platforms)
        return frozenset([*own, *compatible_tags(version, f"cp{self.python.replace('.', '')}", self.platforms)])


def requirements(wheel: Path) -> list[Requirement]:
    """Returns what a wheel says it needs, with the markers."""
    with zipfile.ZipFile(wheel) as held:
        name = next(n for n in held.namelist() if n.endswith(".dist-info/METADATA") and n.count("/") == 1)
        raw, _ = parse_email(held.read(name))
    return [Requirement(line) for line in raw.get("requires_dist", [])]


def lacking(wheels: Path, wanted: Iterable[str], machine: Machine) -> list[str]:
    """Returns what is needed on a machine and lies in no wheel that it takes, as pip takes it, sorted.

    wanted: requirements such as `chithi[server]`. What lacks may need more: ask again when it is there.
    """
    tags = machine.tags()
    there: dict[NormalizedName, Path] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        name, _, _, fits = parse_wheel_filename(wheel.name)
        if not tags.isdisjoint(fits):
            there[name] = wheel
    missing: set[str] = set()
    seen: set[tuple[NormalizedName, str]] = set()
    left = [Requirement(line) for line in wanted]
    while left:
        requirement = left.pop()
        name = canonicalize_name(requirement.name)
        if name not in there:
            missing.add(f"{requirement.name}{requirement.specifier}")
            continue
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                left += [r for r in requirements(there[name]) if machine.needs(r, extra)]
    return sorted(missing)
