"""The notebook runs from beginning to end and shows what it says that it does."""
import pathlib
import unittest

import nbformat
from nbclient import NotebookClient

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "examples/python"


class Notebook(unittest.TestCase):
    def test_story(self):
        notebook = nbformat.read(FOLDER / "story.ipynb", as_version=4)
        NotebookClient(notebook, timeout=300, kernel_name="python3",
                       resources={"metadata": {"path": str(FOLDER)}}).execute()
        shown = "".join(str(output.get("text", output.get("data", "")))
                        for cell in notebook.cells for output in cell.get("outputs", []))
        self.assertIn("new_versions=1", shown)
        self.assertIn("13 articles", shown)
        self.assertIn("unnamed-official", shown)


if __name__ == "__main__":
    unittest.main()
