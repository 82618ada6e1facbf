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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tests' / 'exports'))
import chromium  # noqa: E402

WORDS = ['--title', 'Spring launch', '--client', 'Lumina Skincare', '--prepared-by', 'Studio North', '--date', '2026-11-23']
WORDS_ZH = ['--title', '春季新品', '--client', '露米娜护肤', '--prepared-by', '北方工作室', '--date', '2026-11-23',
            '--language', 'zh_CN']

# Each picture: the file that is exported, its options, and how it is shown: a page of a PDF (from the end when negative),
# the upper part of a picture, a sheet of a workbook or table in LibreOffice, a page in Chromium.
PICTURES = {
    'handover-pdf-cover': ('pdf', ['--layout', '2x4', *WORDS], {'page': 1}),
    'handover-pdf-cards': ('pdf', ['--layout', '2x4', '--exclude', 'cover-page', *WORDS], {'page': 1}),
    'handover-pdf-cards-zh': ('pdf', ['--layout', '2x4', *WORDS_ZH], {'page': 2}),
    'handover-pdf-across': ('pdf', ['--orientation', 'landscape', '--page-size', 'letter', *WORDS], {'page': 2}),
    'handover-pdf-small-zh': ('pdf', ['--layout', '3x4', '--exclude', 'cover-page', *WORDS_ZH], {'page': 1}),
    'handover-pdf-profile': ('pdf', ['--layout', 'profile', *WORDS], {'page': 4}),
    'handover-pdf-profile-zh': (
        'pdf', ['--layout', 'profile', '--orientation', 'landscape', '--columns', 'internal', *WORDS_ZH], {'page': 3}
    ),
    'handover-pdf-definitions': ('pdf', ['--layout', '2x4', *WORDS], {'page': -1}),
    'handover-png': ('png', ['--scale', '1', '--columns', 'client-short', *WORDS], {}),
    'handover-xlsx': ('xlsx', ['--columns', 'client-short', *WORDS], {'page': 1}),
    'handover-xlsx-zh': ('xlsx', ['--columns', 'agency', *WORDS_ZH], {'page': 1}),
    'handover-xlsx-definitions': ('xlsx', ['--columns', 'client-short', *WORDS], {'page': -2, 'trim': True}),
    'handover-html': ('html', ['--columns', 'client-short', *WORDS], {'window': (1200, 900)}),
    'handover-html-table': ('html', WORDS, {'window': (1200, 760), 'table': True}),
    'handover-html-dark-zh': ('html', ['--columns', 'client-short', *WORDS_ZH], {'window': (1200, 900), 'scheme': 'dark'}),
    'handover-html-phone': ('html', ['--columns', 'client-short', *WORDS], {'window': (390, 844), 'phone': True}),
    'handover-html-paper': ('html', WORDS, {'window': (1200, 900), 'printed': 1}),
    'handover-csv': ('csv', ['--columns', 'client-short', *WORDS], {'page': 1, 'dpi': 120}),
    'handover-tsv': ('tsv', ['--columns', 'agency', '--language', 'zh_CN'], {'page': 1, 'dpi': 120}),
    'handover-json': ('json', WORDS, {'window': (1200, 700)}),
}
# How LibreOffice takes text for a table: as its window proposes by itself
READ_AS = {'csv': 'Text - txt - csv (StarCalc):44,34,76,1', 'tsv': 'Text - txt - csv (StarCalc):9,34,76,1'}
# A page that shows a table with the lines and letters of a sheet, as wide as it is
AS_ON_SCREEN = (
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="0.6cm" '
    'style:scale-to-X="1" style:scale-to-Y="0" style:print="headers grid objects charts drawings"'
)

DPI = 84
COLOURS = 192  # enough for flat drawings, and a third of the bytes


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    return result.stdout


def count_pages(path):
    return int(re.search(r'^Pages:\s+(\d+)', run('pdfinfo', path), re.M)[1])


def draw_page(path, drawn, page=1, trim=False, dpi=DPI):
    """A page of a PDF."""
    number = page if page > 0 else count_pages(path) + 1 + page
    run('pdftoppm', '-r', dpi, '-f', number, '-l', number, '-singlefile', '-png', path, drawn.with_suffix(''))
    if trim:
        run('convert', drawn, '-trim', '+repage', '-bordercolor', 'white', '-border', 24, drawn)


def convert(path, home, kind, *options):
    """What LibreOffice makes of a file."""
    run('soffice', '--headless', f'-env:UserInstallation={(home / "libreoffice").as_uri()}', *options,
        '--convert-to', kind, '--outdir', home / 'converted', path)  # fmt: skip
    return home / 'converted' / path.with_suffix(f'.{kind}').name


def draw_sheet(path, drawn, home, **how):
    """What LibreOffice prints of a workbook, or shows of a table."""
    kind = path.suffix[1:]
    if kind in READ_AS:
        path = convert(path, home, 'fods', f'--infilter={READ_AS[kind]}')
        sheet = path.read_text('utf-8')
        path.write_text(sheet.replace('<style:page-layout-properties ', f'<style:page-layout-properties {AS_ON_SCREEN} ', 1), 'utf-8')
    draw_page(convert(path, home, 'pdf'), drawn, **how)


def draw_window(path, drawn, window, scheme='light', table=False, phone=False, printed=0):
    """What Chromium shows, or prints."""
    browser = chromium.Chromium()
    try:
        browser.show(path, *window, scheme=scheme, mobile=phone, scale=2 if phone else 1)
        if table:
            browser.run('document.getElementById("table").click()')
        if printed:
            printed_path = drawn.with_suffix('.pdf')
            printed_path.write_bytes(browser.print())
            draw_page(printed_path, drawn, printed)
        else:
            drawn.write_bytes(browser.photograph())
    finally:
        browser.quit()


def draw(cli, name, target, home):
    kind, options, how = PICTURES[name]
    path = home / f'{name}.{kind}'
    run(cli, 'export', 'Spring', '-o', path, *options)
    drawn = home / f'{name}-drawn.png'
    if kind == 'pdf':
        draw_page(path, drawn, **how)
    elif kind == 'png':
        run('convert', path, '-crop', 'x1500+0+0', '+repage', drawn)
    elif kind in ('html', 'json'):
        draw_window(path, drawn, **how)
    else:
        draw_sheet(path, drawn, home, **how)
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
