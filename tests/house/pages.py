# SPDX-License-Identifier: GPL-3.0-or-later
"""pages.py PROGRAM WORK: the pages for people: links lead somewhere, every page has its Chinese or
English twin, the README is short, what its blocks tell to type are commands and options that there
are, and its first scenario is planned."""
import json
import pathlib
import re
import subprocess
import sys

program, work = sys.argv[1], pathlib.Path(sys.argv[2])
README_LINES = 120
wrong = []


def pages():
    for pattern in ("README*.md", ".github/*.md", "scenarios/*.md", "scenarios/guide/*.md"):
        yield from sorted(pathlib.Path(".").glob(pattern))


def twin(page):
    name = page.name
    return page.with_name(name.replace(".zh-CN.md", ".md") if ".zh-CN." in name
                          else name.replace(".md", ".zh-CN.md"))


def check_links(page, text):
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target and not (page.parent / target).exists():
            wrong.append(f"{page}: there is no {target}")


def commands_of(text):
    """Command lines of the sh blocks and of `code`, continued lines joined."""
    for block in re.findall(r"```sh\n(.*?)```", text, re.S):
        for line in block.replace("\\\n", " ").splitlines():
            yield line.split(" #")[0]
    yield from re.findall(r"`(paiban [^`]+)`", text)


def check_command(page, line, known, common):
    words = re.findall(r"\S+", line.split("|")[0])
    if words[:1] != ["paiban"]:
        return
    words = words[1:]
    while words[:1] == ["--lang"]:
        words = words[2:]
    if not words or words[0] in ("COMMAND", "命令"):
        return
    if words[0].startswith("-"):
        options = common
    elif words[0] in known:
        options = known[words[0]] | common
    else:
        wrong.append(f"{page}: there is no command in `{line}`")
        return
    for word in words:
        if re.match(r"--?[a-z]", word) and word.split("=")[0] not in options:
            wrong.append(f"{page}: there is no option {word} in `{line}`")


def names(options):
    return {"--" + option["name"] for option in options} | \
        {"-" + option["letter"] for option in options if option["letter"]}


help = json.loads(subprocess.check_output([program, "--help", "--json"]))
common = names(help["common_options"])
known = {command["name"]: names(command["options"]) for command in help["commands"]}
checked = 0
for page in pages():
    text = page.read_text(encoding="utf-8")
    check_links(page, text)
    if page.parent.name != ".github" and not twin(page).exists():
        wrong.append(f"{page}: there is no {twin(page)}")
    for line in commands_of(text):
        check_command(page, line, known, common)
        checked += 1
    if page.name.startswith("README") and len(text.splitlines()) > README_LINES:
        wrong.append(f"{page}: more than {README_LINES} lines")
if checked < 30:
    wrong.append(f"only {checked} commands were found")

scenario = re.search(r"```yaml\n(paiban: 1\n.*?)```", pathlib.Path("README.md").read_text(), re.S)
(work / "my.yaml").write_text(scenario.group(1), encoding="utf-8")
made = subprocess.run([program, "--quiet", "plan", work / "my.yaml", "-o", work / "my", "--export",
                       "html,xlsx"], capture_output=True, text=True)
if made.returncode != 0:
    wrong.append("README.md: the first scenario: " + made.stderr)
print("\n".join(wrong) or f"all pages hold, {checked} commands")
sys.exit(bool(wrong))
