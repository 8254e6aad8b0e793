"""`competency drift`: texts changed in one language only, and confirmations that the other still holds."""

from __future__ import annotations

import re

import yaml

from tests.change.scratch import Scratch

LISTENING = "competencies/listening.yaml"
ZH, ZH_NEW, ZH_LATER = "记下姓名和单号。", "记下姓名、单号。", "记下全名、单号。"
EN, EN_NEW = "Notes the name and the reference number.", "Notes the name and number."
PLACE = "competency/listening/indicators/i02/text"
STATE = re.compile(r"state: ([0-9a-f]{12})$", re.MULTILINE)


def confirm(scratch: Scratch) -> None:
    """Add what `drift` proposes to translations.yaml."""
    out = scratch.run("drift", "main")[1]
    entries = "".join(f"{line}\n" for line in out.splitlines() if line.startswith(("  - text: ", "    state: ")))
    scratch.write("translations.yaml", f"confirmed:\n{entries}")


def test_a_text_changed_in_one_language_is_told_with_both(scratch: Scratch) -> None:
    scratch.edit(LISTENING, ZH, ZH_NEW)
    status, out = scratch.run("drift", "main")
    assert status == 1
    assert "Listening · Behavioural indicators · i02 (framework/competencies/listening.yaml)" in out
    assert f"  English (unchanged): {EN}\n  简体中文 (changed): {ZH} → {ZH_NEW}\n" in out
    status, out = scratch.run("drift", "main", lang="zh")
    assert status == 1
    assert f"  English（没改）：{EN}\n  简体中文（改了）：{ZH} → {ZH_NEW}\n" in out


def test_a_text_changed_in_both_is_none(scratch: Scratch) -> None:
    scratch.edits((LISTENING, ZH, ZH_NEW), (LISTENING, EN, EN_NEW))
    assert scratch.run("drift", "main") == (0, "No text changed in one language only.\n")


def test_a_new_text_is_none(scratch: Scratch) -> None:
    scratch.edit(LISTENING, f"zh: {ZH}", f"zh: {ZH}\n        basis: [S01.1]")
    assert scratch.run("drift", "main")[0] == 0


def test_a_confirmation_is_a_line_in_git_and_ends_the_report(scratch: Scratch) -> None:
    scratch.git("switch", "--quiet", "--create", "wording")
    scratch.edit(LISTENING, ZH, ZH_NEW)
    confirm(scratch)
    commit = scratch.commit("Confirm that the English still holds")
    assert scratch.run("drift", "main")[0] == 0
    assert scratch.run("check") == (0, "19 files, no problems.\n")
    blamed = scratch.git("blame", "--porcelain", "framework/translations.yaml")
    assert blamed.startswith(commit)
    assert PLACE in blamed


def test_the_next_change_makes_a_confirmation_void(scratch: Scratch) -> None:
    scratch.edit(LISTENING, ZH, ZH_NEW)
    confirm(scratch)
    scratch.edit(LISTENING, ZH_NEW, ZH_LATER)
    assert scratch.run("drift", "main")[0] == 1


def test_a_confirmation_of_one_text_says_nothing_of_another(scratch: Scratch) -> None:
    scratch.edit(LISTENING, ZH, ZH_NEW)
    confirm(scratch)
    scratch.edit(LISTENING, "抽听的通话录音", "抽听的录音")
    status, out = scratch.run("drift", "main")
    assert (status, len(STATE.findall(out)), PLACE in out) == (1, 1, False)


def test_markdown_holds_a_block_that_can_be_copied(scratch: Scratch) -> None:
    scratch.edit(LISTENING, ZH, ZH_NEW)
    out = scratch.run("drift", "main", "--format", "markdown")[1]
    block = out.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(f"confirmed:\n{block}") == {
        "confirmed": [{"text": PLACE, "state": STATE.findall(out)[0]}],
    }


def test_without_a_base_the_last_release_is_it(scratch: Scratch) -> None:
    status, out = scratch.run("drift")
    assert (status, "competency drift origin/main" in out) == (2, True)
    assert scratch.run("release")[0] == 0
    assert scratch.run("drift")[0] == 0
    scratch.edit(LISTENING, EN, EN_NEW)
    assert scratch.run("drift")[0] == 1


def test_a_damaged_record_is_told(scratch: Scratch) -> None:
    scratch.run("release")
    scratch.write(".released/last.json", "{")
    status, out = scratch.run("drift")
    assert (status, "framework/.released/last.json is no complete record" in out) == (2, True)
    assert scratch.run("drift", "main")[0] == 0
