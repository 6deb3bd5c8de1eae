"""Checks PDF files against PDF/UA-1 with page-validation from PyPI: check_pdf.py FILE...

Prints one line a file and every failed rule; exits 1 if any rule fails.
"""

import sys

import page


def main(paths):
    compliant = True
    for path in paths:
        report = page.validate_pdf(path, profile="ua1")
        rules = report.rules
        print(f"{path}: {rules.failed} of {rules.total} rules failed")
        for failure in report.failures:
            print(f"  {failure.rule_id}: {failure.message}")
        compliant = compliant and report.is_compliant and rules.failed == 0
    return 0 if compliant and paths else 1


sys.exit(main(sys.argv[1:]))
