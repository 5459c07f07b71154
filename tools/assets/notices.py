"""Writes the licences of all crates that the program is made of. Usage: notices.py FILE

Crates with the same text share it. Of a choice of licences with MIT in it, MIT is taken.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys

NAMES = re.compile(r"(?i)^(licen[cs]e|copying|notice|unlicense)")


def packages():
    """The crates that end up in the program: what `probity` needs when it runs, and nothing that only builds or tests it."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    command += ["--filter-platform", "x86_64-unknown-linux-gnu"]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    by_id = {package["id"]: package for package in found["packages"]}
    waiting = [package["id"] for package in found["packages"] if package["name"] == "probity"]
    seen = set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for needed in nodes[one]["deps"]:
            if any(kind["kind"] is None for kind in needed["dep_kinds"]):
                waiting.append(needed["pkg"])
    others = [by_id[one] for one in seen if by_id[one]["source"]]
    return sorted(others, key=lambda package: (package["name"], package["version"]))


def text(package):
    """The texts that the crate ships, as one."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if NAMES.match(path.name) and path.is_file())
    mit = [path for path in files if "mit" in path.name.lower()]
    if mit and "MIT" in (package["license"] or "") and "AND" not in package["license"]:
        files = mit
    return "\n\n".join(path.read_text(errors="replace").strip() for path in files)


def main():
    """Writes the file."""
    by_text = {}
    for package in packages():
        body = text(package)
        key = hashlib.sha256(" ".join(body.split()).encode()).hexdigest()
        by_text.setdefault(key, (body, []))[1].append(package)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("\nRust crates\n===========\n\n")
        for body, users in by_text.values():
            for package in users:
                out.write(f"{package['name']} {package['version']} ({package['license'] or 'see its text'})\n")
            out.write(f"\n{body or 'The crate ships no text: its licence is the one named.'}\n\n{'-' * 60}\n\n")


main()
