# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice without a window: what it makes of a file."""

import csv
import functools
import pathlib
import shutil
import subprocess
import tempfile

PROGRAM = shutil.which('soffice')
DEADLINE = 300  # seconds
# Commas, quotes, UTF-8, from row 1; every sheet into a file of its own; cells as they are and not as they are shown
# (https://wiki.openoffice.org/wiki/Documentation/DevGuide/Spreadsheets/Filter_Options)
SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
# A file of ours as its window proposes to read it by itself
TABLE = 'Text - txt - csv (StarCalc):44,34,76,1'


@functools.lru_cache(maxsize=None)
def convert(path, kind, read_as=None):
    """The files that LibreOffice makes of one; it must say nothing."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='kollect-libreoffice-', dir=path.parent))
    command = [PROGRAM, '--headless', '--norestore', f'-env:UserInstallation={(path.parent / "libreoffice").as_uri()}',
               *([f'--infilter={read_as}'] if read_as else []), '--convert-to', kind, '--outdir', folder, path]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE)
    # Java is not needed for anything here.
    said = [line for line in done.stderr.splitlines() if 'javaldx' not in line]
    if done.returncode != 0 or said or not any(folder.iterdir()):
        raise AssertionError(f'LibreOffice: {done.returncode} {said} {done.stdout}')
    return sorted(folder.iterdir())


def read(path):
    with path.open(encoding='utf-8', newline='') as file:
        return list(csv.reader(file))


def read_sheets(path):
    """The rows of each sheet of a workbook, by its name."""
    return {sheet.stem.partition('-')[2]: read(sheet) for sheet in convert(path, SHEETS)}
