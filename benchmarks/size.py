"""Size: the wheel, and everything that it installs."""

import subprocess
from pathlib import Path


def measure_size(work: Path) -> dict[str, float]:
    """Megabytes of the wheel, and of everything that it installs into an empty environment."""
    root = Path(__file__).parent.parent
    subprocess.run(["uv", "build", "--quiet", "--wheel", "--out-dir", str(work / "dist")], cwd=root, check=True)
    wheel = next((work / "dist").glob("*.whl"))
    subprocess.run(["uv", "venv", "--quiet", str(work / "alone")], check=True)
    python = work / "alone" / "bin" / "python"
    subprocess.run(["uv", "pip", "install", "--quiet", "--python", str(python), str(wheel)], check=True)
    size = sum(path.stat().st_size for path in (work / "alone" / "lib").rglob("*") if path.is_file())
    return {"wheel_mb": round(wheel.stat().st_size / 1e6, 1), "installed_mb": round(size / 1e6, 1)}
