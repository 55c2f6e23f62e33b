package dev.barista.unittest.notebook;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectFile;
import org.junit.platform.suite.api.Suite;

/** Whoever runs the tests of this project, Maven or an IDE, runs those of a notebook of the gallery too. */
@Suite
@IncludeEngines(NotebookEngine.ID)
@SelectFile("../notebooks/quick-tests.ipynb")
final class QuickTestsNotebookTest {}
