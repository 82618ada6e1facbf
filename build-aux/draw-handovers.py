#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pages of hand-overs for docs/pictures: what kollect-cli writes, as other programs show it.

usage: draw-handovers.py BIN_DIR TARGET_DIR [NAME…]     (called by ./dev pictures)
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

WORDS = ['--title', 'Spring launch', '--client', 'Lumina Skincare', '--prepared-by', 'Studio North', '--date', '2026-11-23']
WORDS_ZH = ['--title', '春季新品', '--client', '露米娜护肤', '--prepared-by', '北方工作室', '--date', '2026-11-23',
            '--language', 'zh_CN']

# Each picture: how the shortlist is exported, and which page of it is shown; 0: the PNG itself, the upper part of it.
PICTURES = {
    'handover-pdf-cover': (['--layout', '2x4', *WORDS], 1),
    'handover-pdf-cards': (['--layout', '2x4', '--exclude', 'cover-page', *WORDS], 1),
    'handover-pdf-cards-zh': (['--layout', '2x4', *WORDS_ZH], 2),
    'handover-pdf-across': (['--orientation', 'landscape', '--page-size', 'letter', *WORDS], 2),
    'handover-pdf-small-zh': (['--layout', '3x4', '--exclude', 'cover-page', *WORDS_ZH], 1),
    'handover-pdf-profile': (['--layout', 'profile', *WORDS], 4),
    'handover-pdf-profile-zh': (['--layout', 'profile', '--orientation', 'landscape', '--columns', 'internal', *WORDS_ZH], 3),
    'handover-pdf-definitions': (['--layout', '2x4', *WORDS], -1),
    'handover-png': (['--scale', '1', '--columns', 'client-short', *WORDS], 0),
}

DPI = 84
COLOURS = 192  # enough for flat drawings, and a third of the bytes


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    return result.stdout


def count_pages(path):
    return int(re.search(r'^Pages:\s+(\d+)', run('pdfinfo', path), re.M)[1])


def draw(cli, name, target, home):
    options, page = PICTURES[name]
    path = home / f'{name}{".pdf" if page else ".png"}'
    run(cli, 'export', 'Spring', '-o', path, *options)
    drawn = home / f'{name}-drawn.png'
    if page:
        page = page if page > 0 else count_pages(path)
        run('pdftoppm', '-r', DPI, '-f', page, '-l', page, '-singlefile', '-png', path, drawn.with_suffix(''))
    else:
        run('convert', path, '-crop', 'x1500+0+0', '+repage', drawn)
    run('convert', drawn, '+dither', '-colors', COLOURS, '-strip', f'PNG8:{target}')


def main():
    bin_dir, folder, *wanted = sys.argv[1:]
    cli = pathlib.Path(bin_dir) / 'kollect-cli'
    with tempfile.TemporaryDirectory() as temporary:
        home = pathlib.Path(temporary)
        os.environ.update(HOME=temporary, XDG_DATA_HOME=f'{temporary}/data', XDG_CACHE_HOME=f'{temporary}/cache')
        names = [name for name in PICTURES if not wanted or name in wanted]
        if names:
            run(cli, 'search', '--sample', '--pages', 2, '--fans-number-upper', 200000, '--shortlist', 'Spring')
        for name in names:
            target = pathlib.Path(folder) / f'{name}.png'
            draw(cli, name, target, home)
            print(target)


if __name__ == '__main__':
    main()
