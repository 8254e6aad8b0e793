"""The build: from a folder of YAML to a finished site, made aside and then put in place.

Files come first and pages after them, since a page says how large each download is.
"""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path

from generator.build import manifest
from generator.build.aside import aside, write
from generator.build.before import Before
from generator.build.crew import crew
from generator.build.files import write_files
from generator.build.handover import hand_over
from generator.build.manifest import Manifest
from generator.build.mkdocs_sink import SinkError
from generator.build.pages import shares_of, write_languages
from generator.build.results import Report, Result
from generator.build.unprinted import problems_of
from generator.history import load_with_past
from generator.load import Loaded
from generator.model import Framework
from generator.rules import RULES
from generator.rules.printing import unprintable
from generator.site.root import root_documents
from generator.typesetting.typeset import Unprintable


def build(framework: Path, out: Path, report: Report) -> Result:
    """Build the site of the framework in `framework` into `out`; on any failure `out` stays as it was."""
    last, inputs = manifest.last(out), manifest.inputs_fingerprint(framework)
    if last.inputs == inputs and last.files == manifest.file_fingerprints(out):
        return Result(unchanged=True)
    with crew() as pool:
        loaded = load_with_past(framework, (*RULES, unprintable))
        if loaded.framework is None:
            return Result(problems=loaded.problems)
        report(f"framework: {loaded.files} files")
        shell = _shell(loaded.framework)
        try:
            result = _made(loaded.framework, out, Before(out, last, shell), pool, report)
        except SinkError as error:
            return Result(error=str(error))
        except Unprintable as error:
            return _unprinted(error, loaded)
    manifest.keep(out, Manifest(inputs, shell, result.pages, manifest.file_fingerprints(out)))
    return result


def _made(framework: Framework, out: Path, before: Before, pool: Executor, report: Report) -> Result:
    """Make everything and put it in place."""
    with aside(out) as new:
        handed = hand_over(framework, new.parent)
        files = write_files(framework, handed, new, pool)
        report(f"files: {len(files.sizes)}, of which {files.pressed} printed ones made and {files.kept} unchanged")
        shares = shares_of(framework, handed, files.sizes, new.parent / "pages")
        languages = write_languages(shares, new, before, pool)
        for built in languages:
            report(f"{built.locale}: {built.made} pages built, {built.kept} unchanged")
        for document in root_documents(framework, languages[0].pages):
            write(new / document.path, document.content)
    return Result(files=files, languages=languages)


def _unprinted(error: Unprintable, loaded: Loaded) -> Result:
    """Return what could not be printed as problems where the texts are known, else as it was said."""
    found = tuple(problems_of(error, loaded.corpus))
    return Result(problems=found, error="" if found else str(error))


def _shell(framework: Framework) -> str:
    words = [str(framework.name), str(framework.description), framework.version, framework.date, str(framework.locales)]
    return manifest.shell_fingerprint([*words, framework.site_url, framework.licence_id, framework.licence_url])
