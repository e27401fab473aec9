"""`make costs`: what the portal costs; `--write` renews the tables in docs/operations.md."""

from __future__ import annotations

import argparse

from infra.costs import page


def main() -> None:
    """Print the tables, or write them."""
    parser = argparse.ArgumentParser(prog="python -m infra.costs", description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew the page of operations")
    chosen = parser.parse_args()
    costs = page.text()
    if not chosen.write:
        print(costs, end="")
        return
    before = page.PAGE.read_text(encoding="utf-8")
    page.PAGE.write_text(page.renewed(before, costs), encoding="utf-8")
    print(f"written: {page.PAGE.name}")


if __name__ == "__main__":
    main()
