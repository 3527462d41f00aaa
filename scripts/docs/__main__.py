"""`make docs`: write every document that is made from the code."""

from __future__ import annotations

from scripts.docs.documents import documents


def main() -> None:
    """Write the documents, and name those that have changed."""
    for path, text in documents().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"Wrote {path.name}")


if __name__ == "__main__":
    main()
