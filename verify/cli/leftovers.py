"""What a run that was killed left beside its output: the next run clears it away, and puts a report back that was being replaced."""

import os
import re
import shutil
from pathlib import Path


def clear_leftovers(out: Path) -> None:
    """Removes half-made folders of runs that no longer live; a finished report that had been set aside goes back to its place."""
    out = Path(os.path.realpath(out))
    if not out.parent.is_dir():
        return
    shape = re.compile(rf"\.{re.escape(out.name)}\.(\d+)\.(partial|old)")
    for path in sorted(out.parent.iterdir()):
        found = shape.fullmatch(path.name)
        if found is None or not path.is_dir() or path.is_symlink() or _lives(int(found.group(1))):
            continue
        try:
            if found.group(2) == "old" and not out.exists():
                path.rename(out)
            else:
                shutil.rmtree(path)
        except OSError:
            continue  # not ours to clear, or cleared by another run meanwhile


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
