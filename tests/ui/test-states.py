#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person meets before and beside the results: the first start, the preferences, the page of an error. Within
xsess -p.

usage: test-states.py PROGRAM
"""

import http.server
import json
import os
import pathlib
import shutil
import socket
import sys
import threading

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

from kollect_atspi import (  # noqa: E402
    ENTRIES, Kollect, Missing, Tap, get_name, get_text, has_state, walk,
)

PROGRAM = sys.argv[1]
BUTTONS = ('push button', 'toggle button')
TOKEN = 'invented-token'
# Settings have to outlive a run here.
ENVIRONMENT = {'GSETTINGS_BACKEND': 'keyfile', 'G_DEBUG': 'gc-friendly,fatal-warnings'}


def check(condition, what):
    if not condition:
        raise Missing(what)


class Service(http.server.ThreadingHTTPServer):
    """Answers every search with one code and what goes with it, and remembers what it was asked."""

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Handler)
        self.code = 303
        self.message = 'said by the service'
        self.data = None
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
        answer = {'code': self.server.code, 'message': self.server.message, 'data': self.server.data}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """The standard error is for what went wrong."""


def make_data():
    """A page of one creator without pictures."""
    path = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'sample-page.json'
    creator = json.loads(path.read_text('utf-8'))['data']['kols'][0]
    creator.update(headPhoto=None, noteList=None)
    return {'kols': [creator], 'total': 1}


def list_files():
    """Every file that a user of this session has."""
    folders = {os.environ[name] for name in ('HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME')}
    return {path for folder in folders for path in pathlib.Path(folder).rglob('*') if path.is_file()}


def find_closed_port():
    with socket.socket() as listener:
        listener.bind(('127.0.0.1', 0))
        return listener.getsockname()[1]


# --- Steps ----------------------------------------------------------------------------------------


def press(kollect, name):
    kollect.press(kollect.get(BUTTONS, name))


def get_search(kollect):
    return kollect.get(BUTTONS, 'Search', showing=False)


def is_sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


def open_window(kollect, title, open_it):
    """Opens a window and answers its X window."""
    open_it()
    return kollect.wait(lambda: kollect.find_window(title), f'the window “{title}”')


def close_window(kollect, title):
    kollect.key('Escape', window=kollect.find_window(title))
    kollect.wait(lambda: not kollect.find_window(title), f'“{title}” to close')


def enter_token(kollect):
    window = open_window(kollect, 'Preferences', lambda: kollect.key('ctrl+comma'))
    # The cursor is where the token goes when there is none.
    kollect.type(TOKEN, window=window)
    kollect.key('Return', window=window)
    kollect.get(BUTTONS, 'Forget')


def forget_all():
    """Nothing is kept from one step to the next."""
    assert os.environ['HOME'].startswith(os.environ['XDG_RUNTIME_DIR']), 'only within xsess -p'
    shutil.rmtree(pathlib.Path(os.environ['XDG_DATA_HOME']) / 'kollect', ignore_errors=True)
    shutil.rmtree(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0', ignore_errors=True)


class States:
    def __init__(self, service):
        self.service = service

    def run(self, *args):
        forget_all()
        return Kollect(PROGRAM, *args, env=ENVIRONMENT)

    # --- Before there is a token ----------------------------------------------------------------

    def first_start(self):
        with self.run() as kollect:
            kollect.wait_for_text('Welcome to Kollect')
            kollect.get(BUTTONS, 'Look Around with Sample Data')
            check(not is_sensitive(get_search(kollect)), 'Search without a token')

            press(kollect, 'Enter Token…')
            kollect.wait(lambda: kollect.find_window('Preferences'), 'the preferences')
            kollect.type(TOKEN, window=kollect.find_window('Preferences'))
            kollect.key('Return', window=kollect.find_window('Preferences'))
            kollect.wait_for_text('The token is kept until Kollect is closed')
            check(not any(TOKEN in (get_name(node) or '') or TOKEN in get_text(node) for node in walk(kollect.app)),
                  'the token is shown')

            close_window(kollect, 'Preferences')
            kollect.wait_for_text('Find Creators')
            kollect.wait_for_text('No password store is running')
            kollect.wait(lambda: is_sensitive(get_search(kollect)), 'Search with a token')
            status = kollect.quit()
            check(status == 0, f'exit status {status}')

    def look_around(self):
        with self.run() as kollect:
            press(kollect, 'Look Around with Sample Data')
            kollect.wait(kollect.rows, 'sample creators')
            kollect.wait_for_text('Sample data: everybody here is invented')

    def quit_with_preferences_open(self):
        with self.run('--sample') as kollect:
            window = open_window(kollect, 'Preferences', lambda: kollect.key('ctrl+comma'))
            kollect.key('ctrl+q', window=window)
            kollect.wait(lambda: kollect.process.poll() is not None, 'the program to end')
            check(kollect.process.returncode == 0, f'exit status {kollect.process.returncode}')

    # --- Errors ---------------------------------------------------------------------------------

    def unreachable(self):
        with self.run('--base-url', f'http://127.0.0.1:{find_closed_port()}') as kollect:
            kollect.wait_for_text('Welcome to Kollect')
            enter_token(kollect)
            close_window(kollect, 'Preferences')
            press(kollect, 'Search')
            kollect.wait_for_text('The service cannot be reached')
            kollect.get(BUTTONS, 'Try Again')
            check(not any(TOKEN in text for text in kollect.texts()), 'the token is shown')

    def answered_with_an_error(self):
        pages = (
            (303, 'Today’s quota is used up', None),
            (601, 'The balance of your account does not cover the call', 'Try Again'),
            (100, 'The service does not accept the token', 'Enter Token…'),
            (400, 'The service does not understand these filters', 'Change Filters'),
        )
        with self.run('--base-url', self.service.address) as kollect:
            kollect.wait_for_text('Welcome to Kollect')
            enter_token(kollect)
            close_window(kollect, 'Preferences')
            for code, title, button in pages:
                self.service.code = code
                press(kollect, 'Search')
                kollect.wait_for_text(title)
                kollect.wait_for_text(f'code {code}')
                kollect.wait_for_text('said by the service')
                if button:
                    kollect.get(BUTTONS, button)
            check(all(f'token={TOKEN}' in path for path in self.service.paths), 'asked without the token')
            check(len(self.service.paths) == len(pages), f'{len(self.service.paths)} calls for {len(pages)} searches')

            # The next step of an error leads somewhere.
            press(kollect, 'Change Filters')
            keyword = kollect.get(ENTRIES, 'Keyword')
            kollect.type('lamp')
            kollect.wait(lambda: get_text(keyword) == 'lamp', 'the cursor in the keyword')

    # --- Secrets --------------------------------------------------------------------------------

    def secrets(self):
        """The token is in no file that a run leaves behind, and in nothing that it says or logs."""
        forget_all()
        log = pathlib.Path(os.environ['HOME']) / 'said.log'
        self.service.code, self.service.message = 100, f'the token {TOKEN} is not valid'
        everything = ('/bin/sh', '-c', f'exec "$0" "$@" >"{log}" 2>&1', PROGRAM, '--base-url', self.service.address)
        with Kollect(*everything, env={**ENVIRONMENT, 'G_MESSAGES_DEBUG': 'all'}) as kollect:
            limits = pathlib.Path(f'/proc/{kollect.process.pid}/limits').read_text()
            (core,) = [line.split() for line in limits.splitlines() if line.startswith('Max core file size')]
            # One byte: neither a file nor a program of the system gets a core.
            check(core[4] in ('0', '1'), f'a core file may be {core[4]} bytes')

            kollect.wait_for_text('Welcome to Kollect')
            enter_token(kollect)
            close_window(kollect, 'Preferences')
            press(kollect, 'Search')
            kollect.wait_for_text('The service does not accept the token')
            check(not any(TOKEN in text for text in kollect.texts()), 'the token is shown')
            self.service.code, self.service.data = 0, make_data()
            press(kollect, 'Search')
            kollect.wait(kollect.rows, 'a creator')
            kollect.press(kollect.find(BUTTONS, under=kollect.rows()[0]))
            self.check_files('while it runs', 'kollect.db')
            check(kollect.quit() == 0, 'exit status')
        self.service.message, self.service.data = 'said by the service', None
        check('DEBUG' in log.read_text(), 'nothing was logged')
        self.check_files('when it has ended', 'kollect.db', 'keyfile')

    def check_files(self, when, *expected):
        files = list_files()
        for part in expected:
            check(any(part in path.name for path in files), f'there is no {part}')
        for path in files:
            check(TOKEN.encode() not in path.read_bytes(), f'{when} the token is in {path}')


def main():
    tap = Tap()
    with Service() as service:
        states = States(service)
        for step in (states.first_start, states.look_around, states.quit_with_preferences_open, states.unreachable,
                     states.answered_with_an_error, states.secrets):
            tap.step(step.__name__.replace('_', ' '), step)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
