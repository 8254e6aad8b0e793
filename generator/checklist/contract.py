"""The defined names by which a filled workbook is read back: what the writer writes and the reader looks for.

A name holds on to its cells when somebody renames a sheet, moves it or adds another.
"""

from __future__ import annotations

FORMAT = "cf_format"  # one cell each
FRAMEWORK = "cf_framework"
VERSION = "cf_version"
ROLE = "cf_role"
PERSON = "cf_person"
DATE = "cf_date"
MANAGER_NAME = "cf_manager_name"

IDS = "cf_ids"  # one cell for each requirement, in the same order
REQUIRED = "cf_required"
IMPORTANCE = "cf_importance"
SELF = "cf_self"
MANAGER = "cf_manager"
EVIDENCE = "cf_evidence"
DEVELOP = "cf_develop"

CHOICES = "cf_reason_choices"  # one cell for each reason why not applicable
REASONS = "cf_reason_ids"

FORMAT_OF_FORM = "competency-self-assessment-form"
