#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries the installed Flatpak in its sandbox, as a person does, and says what was found in TAP. Within session.sh.

usage: try.py DIR MANIFEST

Pictures are left in DIR/pictures.
"""

import configparser
import csv
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / 'tests' / 'ui'))

from kollect_atspi import ENTRIES, Kollect, Missing, Tap, wait, xdotool  # noqa: E402

import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

BUTTONS = ('push button', 'toggle button')
TOKEN = 'invented-token-of-nobody'
# What the manifest may ask for; a line more here needs a reason in docs/architecture.md.
PERMISSIONS = {
    'shared': {'network', 'ipc'},
    # With fallback-x11 the list names x11 as well; the sandbox gets it only where there is no Wayland.
    'sockets': {'wayland', 'fallback-x11', 'x11'},
    'devices': {'dri'},
}


def check(condition, what):
    if not condition:
        raise Missing(what)


def flatpak(*args, status=0):
    """Runs flatpak and answers what it says."""
    done = subprocess.run(['flatpak', '--user', *args], capture_output=True, text=True, timeout=120, check=False)
    check(done.returncode == status, f'flatpak {" ".join(args)}: status {done.returncode}\n{done.stderr}')
    return done.stdout


class Sandboxed(Kollect):
    """Kollect in its sandbox: its process there is not the one that is started here, and the portals are used."""

    def __init__(self, app_id, *args):
        super().__init__('flatpak', '--user', 'run', app_id, *args)
        self.env = {**os.environ, 'GTK_A11Y': 'atspi'}

    def _find_app(self):
        if self.process.poll() is not None:
            raise Missing(f'flatpak run ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app and app.get_name() == 'kollect' and app.get_child_count():
                return app
        return None

    def list_windows(self):
        return xdotool('search', '--onlyvisible', '--class', '^kollect$').split()


class Service(http.server.ThreadingHTTPServer):
    """Answers every search with one page, and remembers the tokens it was asked with."""

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Handler)
        self.page = (TOP / 'tests' / 'fixtures' / 'sample-page.json').read_bytes()
        self.paths = []
        self.address = f'http://127.0.0.1:{self.server_port}'

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.paths.append(self.path)
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(self.server.page)))
        self.end_headers()
        self.wfile.write(self.server.page)

    def log_message(self, *_):
        """The standard error is for what went wrong."""


class Trial:
    def __init__(self, folder, app_id, service):
        self.folder = folder
        self.pictures = folder / 'pictures'
        self.id = app_id
        self.service = service
        self.home = pathlib.Path.home()
        self.data = self.home / '.var' / 'app' / app_id

    def prepare(self):
        """On X11 nobody tells GTK in a sandbox which font the desktop has."""
        self.pictures.mkdir(exist_ok=True)
        settings = self.data / 'config' / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir(parents=True)
        settings.write_text('[Settings]\ngtk-font-name=Cantarell 11\ngtk-cursor-blink=false\ngtk-enable-animations=false\n')

    def run(self, *args):
        return Sandboxed(self.id, *args)

    def shell(self, script, *options):
        """Runs a script in the sandbox and answers what it says."""
        return flatpak('run', *options, '--command=sh', self.id, '-c', script)

    # --- What it may do -------------------------------------------------------------------------

    def show_permissions(self):
        shown = flatpak('info', '--show-permissions', self.id)
        for line in shown.strip().splitlines():
            print(f'#   {line}')
        found = configparser.ConfigParser(delimiters='=')
        found.read_string(shown)
        check(found.sections() == ['Context'], f'more than a context: {found.sections()}')
        context = {key: set(value.strip(';').split(';')) for key, value in found['Context'].items()}
        check(context == PERMISSIONS, f'other permissions: {context}')

    def show_versions(self):
        said = self.shell('. /etc/os-release; echo "$PRETTY_NAME"; kollect --version; command -v kollect')
        for line in said.strip().splitlines():
            print(f'#   {line}')
        check('/app/bin/kollect' in said, 'not from /app')

    def see_nothing_of_the_home(self):
        for place in (self.home / 'private.txt', self.home / 'Documents' / 'private.txt'):
            place.parent.mkdir(exist_ok=True)
            place.write_text('of nobody’s business')
        look = f'cat {self.home}/private.txt {self.home}/Documents/private.txt 2>/dev/null; ls -A {self.home}'
        check(self.shell(look).split() == ['.var'], f'in the sandbox’s home: {self.shell(look)}')
        # The same look with the permission that it lacks: what is asked can be answered.
        check('business' in self.shell(look, '--filesystem=home'), 'the look sees nothing anyway')
        self.shell(f'echo written > {self.home}/written.txt 2>/dev/null; :')
        check(not (self.home / 'written.txt').exists(), 'it writes into the home folder')

    # --- What it shows --------------------------------------------------------------------------

    def show_creators(self):
        with self.run('--sample') as kollect:
            kollect.resize(1280, 800)
            kollect.wait(kollect.rows, 'sample creators')
            kollect.click(kollect.find('label', under=kollect.rows()[2]))
            kollect.get('label', 'Recent notes')
            kollect.wait_for_faces()
            kollect.take_picture(self.pictures / 'flatpak.png')
            check(kollect.quit() == 0, 'exit status')
        check((self.data / 'data' / 'kollect' / 'kollect.db').exists(), 'no database in the data folder of the sandbox')

    # --- What it saves --------------------------------------------------------------------------

    def save_through_the_portal(self):
        with self.run('--sample') as kollect:
            kollect.resize(1280, 800)
            kollect.wait(kollect.rows, 'sample creators')
            starred = [self.star(kollect, row) for row in kollect.rows()[:3]]
            kollect.key('alt+2')
            kollect.wait_for_text('3 creators')
            table = self.export(kollect, 'ctrl+shift+e', 'chosen.csv')
            # Up to the empty line: what the figures mean stands below.
            rows = table.read_text(encoding='utf-8-sig').partition('\n\n')[0]
            names = [row['Nickname'] for row in csv.DictReader(rows.splitlines())]
            check(names == starred, f'{names} in the table, {starred} on the shortlist')
            sheet = self.export(kollect, 'ctrl+e', 'chosen.pdf')
            text = subprocess.run(['pdftotext', sheet, '-'], capture_output=True, text=True, check=True).stdout
            check(all(name in text for name in starred), 'the contact sheet lacks a name')
            check(kollect.quit() == 0, 'exit status')
        left = sorted(path.name for path in table.parent.iterdir())
        check(left == ['chosen.csv', 'chosen.pdf'], f'left in the folder: {left}')

    @staticmethod
    def star(kollect, row):
        button = kollect.find(BUTTONS, under=row)
        before = button.get_name()
        kollect.press(button)
        kollect.wait(lambda: button.get_name() != before, 'a star')
        return row.get_name()

    def export(self, kollect, key, name):
        """Exports by way of the portal's dialog, which is no window of Kollect's. Answers where the file is."""
        target = self.home / 'Chosen Folder' / name
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        kollect.key(key)
        # Where Kollect asks first how the export shall look, its own dialog comes before the portal's.
        wait(lambda: self.find_own_dialog(kollect) or self.find_dialog(kollect), 'a dialog')
        own = self.find_own_dialog(kollect)
        if own:
            kollect.key('alt+e', window=own)
        dialog = wait(lambda: self.find_dialog(kollect), 'the portal’s dialog')
        self.take_screen(dialog)
        # Its entry has the focus, with the proposed name selected up to the dot.
        kollect.focus_window(dialog)
        xdotool('key', '--clearmodifiers', 'ctrl+a')
        xdotool('type', '--clearmodifiers', '--delay', 15, str(target))
        xdotool('key', 'Return')
        wait(lambda: not self.find_dialog(kollect), 'the dialog to go')
        wait(lambda: target.exists() and target.stat().st_size, f'{target}')
        # What lies over all is not found at its place.
        kollect.get('label', f'Saved “{name}”', showing=False)
        return target

    @staticmethod
    def find_own_dialog(kollect):
        return kollect.find_window('Export Shortlist')

    @staticmethod
    def find_dialog(kollect):
        """The portal's: a window of that title that is none of Kollect's."""
        found = xdotool('search', '--onlyvisible', '--name', '^(Export Shortlist|Save As)$').split()
        return next((window for window in found if window not in kollect.list_windows()), None)

    def take_screen(self, dialog):
        """Both windows, without the empty screen around them."""
        xdotool('windowsize', '--sync', dialog, 800, 520)
        xdotool('windowmove', '--sync', dialog, 350, 190)
        subprocess.run(['import', '-silent', '-window', 'root', '-trim', '+repage', '-strip',
                        str(self.pictures / 'flatpak-save.png')], check=True)

    # --- What it keeps --------------------------------------------------------------------------

    def keep_the_token(self):
        # As at the first start.
        shutil.rmtree(self.data / 'data' / 'kollect')
        shutil.rmtree(self.data / 'config' / 'glib-2.0')
        with self.run('--base-url', self.service.address) as kollect:
            kollect.wait_for_text('Welcome to Kollect')
            kollect.key('ctrl+comma')
            preferences = kollect.wait(lambda: kollect.find_window('Preferences'), 'the preferences')
            kollect.type(TOKEN, window=preferences)
            kollect.key('Return', window=preferences)
            kollect.get(BUTTONS, 'Forget')
            kollect.wait_for_text('In this desktop’s password store')
            kollect.key('Escape', window=preferences)
            check(kollect.quit() == 0, 'exit status')

    def read_the_token_back(self):
        with self.run('--base-url', self.service.address) as kollect:
            kollect.wait_for_text('Find Creators')
            kollect.press(kollect.get(BUTTONS, 'Search'))
            kollect.wait(kollect.rows, 'creators')
            check(kollect.quit() == 0, 'exit status')
        check(len(self.service.paths) == 1 and f'token={TOKEN}' in self.service.paths[0], f'{self.service.paths}')
        said = flatpak('run', '--command=kollect-cli', self.id, 'search', '--base-url', self.service.address,
                       '--format', 'json')
        check(json.loads(said), 'the command line found nobody')
        check(all(f'token={TOKEN}' in path for path in self.service.paths), 'asked without the token')

    def keep_it_unreadable(self):
        keyring = self.data / 'data' / 'keyrings' / 'default.keyring'
        check(keyring.exists(), 'no keyring in the data folder of the sandbox')
        for path in self.data.rglob('*'):
            check(not path.is_file() or TOKEN.encode() not in path.read_bytes(), f'the token lies in {path}')


def main():
    folder, manifest = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    app_id = json.loads(manifest.read_text(encoding='utf-8'))['id']
    shutil.rmtree(pathlib.Path.home() / '.var', ignore_errors=True)
    tap = Tap()
    with Service() as service:
        trial = Trial(folder, app_id, service)
        trial.prepare()
        for step in (trial.show_permissions, trial.show_versions, trial.see_nothing_of_the_home, trial.show_creators,
                     trial.save_through_the_portal, trial.keep_the_token, trial.read_the_token_back,
                     trial.keep_it_unreadable):
            tap.step(step.__name__.replace('_', ' '), step)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
