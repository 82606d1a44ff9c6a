from tests.report.sample import report

__all__ = ["report"]
