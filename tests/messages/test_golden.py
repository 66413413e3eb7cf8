"""What each message and view looks like, kept as JSON beside the tests: `pytest tests/messages --update-golden`."""

import json
from pathlib import Path

import pytest

from tests.messages.all_samples import SAMPLES, Sample

GOLDEN = Path(__file__).with_name("golden")


def as_it_is(text: str) -> str:
    return text


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_message_looks_as_it_did_when_we_last_looked_at_it(sample: Sample, request: pytest.FixtureRequest) -> None:
    shown = json.dumps(sample.build(as_it_is).as_json(), indent=2, ensure_ascii=False) + "\n"
    kept = GOLDEN / f"{sample}.json"
    if request.config.getoption("--update-golden"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(shown, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == shown


def test_every_golden_file_belongs_to_a_sample() -> None:
    kept = {path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.rglob("*.json")}
    assert kept == {str(sample) for sample in SAMPLES}
