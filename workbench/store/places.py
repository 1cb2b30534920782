"""Where a workspace lies: whether SQLite's shared memory can be trusted there."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Place = Literal["own", "network", "synced"]

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset({
    "9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs",
    "glusterfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs",
})  # fmt: skip
# What the programs that copy folders between machines call them, and what they leave in them.
_SYNCED = ("Box Sync", "Dropbox", "Google Drive", "GoogleDrive", "MEGA", "Mobile Documents", "Nextcloud",
           "OneDrive", "iCloudDrive", "ownCloud", "pCloudDrive")  # fmt: skip
_MARKERS = (".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder")


def place_of(path: Path) -> Place:
    """Return "network" for a file on another machine's disk, "synced" for one in a folder that is copied
    between machines, else "own"."""
    whole = path.absolute()
    if whole.drive.startswith("\\\\"):
        return "network"
    if _MOUNTS.is_file() and network_mount(whole.resolve(), _MOUNTS.read_text("utf-8", "replace")):
        return "network"
    synced = any(part.startswith(_SYNCED) for part in whole.parent.parts) or any(
        (folder / marker).exists() for folder in whole.parents for marker in _MARKERS
    )
    return "synced" if synced else "own"


def network_mount(path: Path, mounts: str) -> bool:
    """Tell whether a path lies on a network file system, by the lines of Linux's /proc/self/mountinfo."""
    kind, longest = "", -1
    for line in mounts.splitlines():
        mounted, dash, after = line.partition(" - ")
        fields = mounted.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = Path(fields[4].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= longest:
            kind, longest = after.split(" ")[0], len(point.parts)
    return kind in _NETWORK
