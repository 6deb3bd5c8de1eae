"""What every benchmark beside a peer needs: our example built, the peer's interpreter, one run as a process, figures as people read them."""
import json
import os
import pathlib
import subprocess
import sys
import venv

BENCH = pathlib.Path(__file__).resolve().parent
ROOT = BENCH.parent
DATA = BENCH / "data"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def run(command, limit=None, **environment):
    """Runs a command to its end; returns the JSON of the last line it prints, or nothing if it took longer than `limit` seconds."""
    try:
        done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, timeout=limit, env=os.environ | environment)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        sys.exit(f"{command[0]} ended with code {done.returncode}.")
    return json.loads(done.stdout.decode().strip().splitlines()[-1])


def example(package, name):
    """Builds an example of a crate for release; returns where it is."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", package, "--example", name], cwd=ROOT, check=True)
    return TARGET / "release" / "examples" / name


def python(module, requirement):
    """The interpreter of the virtual environment in bench/.venv with a peer from PyPI, which is made at the first call."""
    interpreter = BENCH / ".venv" / "bin" / "python"
    if not interpreter.exists():
        venv.create(BENCH / ".venv", with_pip=True)
    if subprocess.run([interpreter, "-c", f"import {module}"], capture_output=True).returncode:
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", requirement], check=True)
    return interpreter


def shown(seconds):
    return f"{1000 * seconds:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def size(count):
    return f"{count / 1e6:,.0f} MB" if count < 2e9 else f"{count / 1e9:.1f} GB"
