"""What GitHub reads: workflows with least rights and pinned actions, forms in both languages."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import COMMANDS
from generator.reading.kinds import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ACTIONLINT = Path(sys.executable).with_name("actionlint")
README = (ROOT / "README.md").read_text(encoding="utf-8")
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# what may be written, and by which job; everything else reads
RIGHTS = {
    ("comment.yml", "comment"): {"actions": "read", "pull-requests": "write"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("release.yml", "build"): {"contents": "read"},
    ("release.yml", "release"): {"contents": "write"},
}
ON_PROPOSALS = {"check.yml", "test.yml"}  # they run what a stranger may have written
named = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def content(path: Path) -> Any:
    """Return a YAML file of GitHub's; its key `on` is true to YAML 1.1."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[Any]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in content(path)["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow_for_each_occasion() -> None:
    assert {path.name for path in WORKFLOWS} == {"check.yml", "comment.yml", "publish.yml", "release.yml", "test.yml"}


@named
def test_actionlint_finds_nothing(workflow: Path) -> None:
    done = subprocess.run([ACTIONLINT, "-no-color", workflow], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_actionlint_does_find_mistakes(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    assert subprocess.run([ACTIONLINT, wrong], capture_output=True, check=False).returncode == 1


@named
def test_every_action_is_pinned_by_commit_with_its_version(workflow: Path) -> None:
    used = [line.strip(" -") for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_version_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len({name.partition("@")[0] for name in used}) == len(used)


@named
def test_rights_are_the_least(workflow: Path) -> None:
    data = content(workflow)
    assert data["permissions"] in ({}, {"contents": "read"})
    rights = {(workflow.name, name): job["permissions"] for name, job in data["jobs"].items() if "permissions" in job}
    assert rights == {place: granted for place, granted in RIGHTS.items() if place[0] == workflow.name}


@named
def test_what_strangers_may_have_written_meets_no_secret_and_no_right(workflow: Path) -> None:
    text, data = workflow.read_text(encoding="utf-8"), content(workflow)
    occasions = set(data[True])
    assert "pull_request_target" not in occasions
    assert "secrets." not in text
    assert ("pull_request" in occasions) == (workflow.name in ON_PROPOSALS)
    if workflow.name in ON_PROPOSALS:
        assert data["permissions"] == {"contents": "read"}
        assert "github.token" not in text
    if "workflow_run" in occasions:
        assert not [step for step in steps(workflow) if "checkout" in step.get("uses", "")]


@named
def test_no_script_is_put_together_from_what_others_wrote(workflow: Path) -> None:
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


@named
def test_checkouts_leave_no_token_behind_and_jobs_end(workflow: Path) -> None:
    for step in steps(workflow):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    assert all(job["timeout-minutes"] <= 60 for job in content(workflow)["jobs"].values())


@named
def test_commands_are_those_of_the_readme(workflow: Path) -> None:
    scripts = [step["run"] for step in steps(workflow) if "run" in step]
    words = [shlex.split(line, comments=True) for script in scripts for line in script.replace("\\\n", "").splitlines()]
    made = {line[1] for line in words if line[:1] == ["make"]}
    run = {line[1] for line in words if line[:1] == [".venv/bin/competency"]}
    assert run <= set(COMMANDS)
    assert [name for name in made if f"make {name}" not in README] == []
    assert [name for name in run if f"competency {name}" not in README] == []


def test_the_comment_waits_for_the_check() -> None:
    names = content(GITHUB / "workflows/comment.yml")[True]["workflow_run"]["workflows"]
    assert names == [content(GITHUB / "workflows/check.yml")["name"]]


# forms


ELEMENTS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
in_forms = pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)


def bilingual(text: str) -> bool:
    """Return whether a text speaks both languages."""
    return bool(HAN.search(text) and LATIN.search(text))


def test_there_is_a_form_for_each_occasion() -> None:
    assert {path.stem for path in FORMS} == {"bug", "content-error", "new-competency", "translation"}
    assert content(GITHUB / "ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": False, "contact_links": []}


@in_forms
def test_a_form_has_the_shape_of_one(form: Path) -> None:
    data = content(form)
    assert set(data) == {"name", "description", "title", "labels", "body"}
    assert all(isinstance(label, str) for label in data["labels"])
    asked = [element for element in data["body"] if element["type"] != "markdown"]
    ids, labels = [element["id"] for element in asked], [element["attributes"]["label"] for element in asked]
    assert asked
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z][a-z-]*", name) for name in ids)
    for element in data["body"]:
        shaped(element)


def shaped(element: Any) -> None:
    """Assert that an element of a form has what its type may have."""
    assert element["type"] in ELEMENTS
    assert set(element) <= {"type", "id", "attributes", "validations"}
    assert set(element["attributes"]) <= ATTRIBUTES[element["type"]]
    assert set(element.get("validations", {})) <= {"required"}
    if element["type"] == "dropdown":
        options = element["attributes"]["options"]
        assert len(set(options)) == len(options) >= 2
    if element["type"] == "checkboxes":
        assert all(set(option) <= {"label", "required"} for option in element["attributes"]["options"])


@in_forms
def test_a_form_speaks_both_languages(form: Path) -> None:
    data = content(form)
    texts = [data["name"], data["description"], data["title"]]
    for element in data["body"]:
        attributes = element["attributes"]
        texts += [attributes[key] for key in ("label", "description", "value") if key in attributes]
        texts += [option if isinstance(option, str) else option["label"] for option in attributes.get("options", [])]
    assert [text for text in texts if not bilingual(text.replace("PDF", ""))] == []


def test_the_site_fills_in_the_form_on_contents() -> None:
    ids = {element.get("id") for element in content(GITHUB / "ISSUE_TEMPLATE/content-error.yml")["body"]}
    assert {"item", "version"} <= ids  # the names that the link at the foot of a page sends


def test_the_template_of_a_proposal_speaks_both_languages() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("**", "- ["))]
    assert len(lines) >= 8
    assert [line for line in lines if not bilingual(line)] == []


def test_the_example_of_code_owners_names_folders_that_are_there() -> None:
    lines = (GITHUB / "CODEOWNERS.example").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(words) >= 2 and all(word.startswith("@") for word in words[1:]) for words in owned)
    missing = [words[0] for words in owned if not (ROOT / words[0].strip("/")).exists()]
    assert missing in ([], ["/framework/.released/"])  # there from the first release on


def test_hooks_call_the_project_s_own_commands() -> None:
    (repository,) = content(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert set(hook) == {"id", "name", "entry", "language", "files", "pass_filenames"}
        assert hook["language"] == "system"
        assert re.compile(hook["files"])
        program, command = hook["entry"].split()
        assert command in (COMMANDS if program == ".venv/bin/competency" else ("lint",))
