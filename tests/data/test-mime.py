#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop takes a hand-over for, by its name and by what is in it.

usage: test-mime.py MIME_FILE
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

OURS = 'application/vnd.kollect+json'
HANDOVER = '{"schema": "io.github.kollect_app.Kollect.handover", "version": 1, "entries": []}'
# name, content, type
FILES = (
    ('spring.kollect.json', HANDOVER, OURS),
    ('spring.kollect.json', '{}', OURS),
    ('spring.json', HANDOVER, OURS),
    ('spring', HANDOVER, OURS),
    ('other.json', '{"schema": "another", "entries": []}', 'application/json'),
    ('other.txt', 'io.github.kollect_app.Kollect.handover', 'text/plain'),
)


def get_type(path, env):
    command = ['gio', 'info', '-a', 'standard::content-type', path]
    output = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
    return next(line.split(': ')[1] for line in output.splitlines() if 'standard::content-type' in line)


def main():
    missing = [name for name in ('gio', 'update-mime-database') if not shutil.which(name)]
    if missing:
        print(f'1..0 # SKIP no {missing[0]}')
        return 0

    with tempfile.TemporaryDirectory(prefix='kollect-mime-') as folder:
        packages = pathlib.Path(folder, 'data/mime/packages')
        packages.mkdir(parents=True)
        shutil.copy(sys.argv[1], packages)
        subprocess.run(['update-mime-database', packages.parent], check=True, capture_output=True)
        env = {**os.environ, 'XDG_DATA_HOME': f'{folder}/data', 'XDG_DATA_DIRS': '/usr/share'}

        failed = 0
        for number, (name, content, expected) in enumerate(FILES, 1):
            path = pathlib.Path(folder, name)
            path.write_text(content, encoding='utf-8')
            found = get_type(path, env)
            failed += found != expected
            print(f'{"ok" if found == expected else "not ok"} {number} - {name}, {len(content)} bytes: {found}')
        print(f'1..{len(FILES)}')
        return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
