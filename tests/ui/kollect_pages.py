# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through every page, popover and dialog of the real window, whatever language it speaks, and tells whoever asks what
is there; for tests of what must hold everywhere. Needs the program of the tests' own, which answers questions about its
widgets (window-probe.c). Within xsess -p.

    with Window('build/tests/ui/kollect-probed', '--sample') as window:
        for place in visit_results(window):
            print(place, len(window.widgets()))
"""

import json
import os
import pathlib
import socket
import tempfile

from kollect_atspi import Kollect, wait

# Cards of the export dialog: pages, a table and a text are what the preview shows.
FORMATS = (0, 1, 6)


class Window(Kollect):
    """A running Kollect that can be asked about its widgets."""

    def __init__(self, program, *args, env=None, log=None):
        # Paths of sockets are short.
        self.folder = tempfile.TemporaryDirectory(dir=os.environ['XDG_RUNTIME_DIR'])
        self.path = os.path.join(self.folder.name, 'probe')
        super().__init__(program, *args, env={'G_DEBUG': 'gc-friendly', 'KOLLECT_TEST_PROBE': self.path, **(env or {})}, log=log)
        self.stream = None

    def start(self):
        pathlib.Path(self.path).unlink(missing_ok=True)
        super().start()
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self.path)
        connection.settimeout(60)
        self.stream = connection.makefile('rw', encoding='utf-8')

    def stop(self, *args):
        if self.stream:
            self.stream.close()
            self.stream = None
        return super().stop(*args)

    def ask(self, *words):
        """The answer to a command of window-probe.c."""
        self.stream.write('\t'.join(map(str, words)) + '\n')
        self.stream.flush()
        return json.loads(self.stream.readline())

    def do(self, *words):
        """A command that must succeed."""
        if not self.ask(*words):
            raise AssertionError(f'could not {" ".join(map(str, words))}')
        self.ask('settle')

    def do_soon(self, *words):
        """A command that succeeds once what it is about is there."""
        wait(lambda: self.ask(*words), f'to {" ".join(map(str, words))}')
        self.ask('settle')

    def widgets(self):
        return self.ask('widgets')

    def shows(self, target):
        """Whether a widget can be seen: by its type, '#its-id' or '.its-class'."""
        return self.ask('shows', target)

    def wait_for(self, target):
        wait(lambda: self.shows(target), target)
        self.ask('settle')

    def wait_until_gone(self, target):
        wait(lambda: not self.shows(target), f'no {target}')
        self.ask('settle')


def visit_popovers(window, place, targets=('GtkMenuButton', 'GtkDropDown'), first=0):
    """Opens everything that opens a popover, one after the other."""
    for target in targets:
        nth = first
        while window.ask('popup', target, nth):
            wait(lambda: window.shows('popover'), f'{target} {nth} of {place} to open')
            window.ask('settle')
            yield f'{place}, {target} {nth}'
            # Not what closed by itself when the window grew, as newer GTK has it.
            if window.shows('popover'):
                window.ask('popdown')
            wait(lambda: not window.shows('popover'), f'{target} {nth} of {place} to close')
            nth += 1


def visit_dialog(window, place, kind, *command):
    """Opens a dialog and closes it. Newer libadwaita has them within the window, of types of their own."""
    kinds = (kind, kind.replace('Window', 'Dialog'))
    window.do(*command)
    kind = wait(lambda: next((each for each in kinds if window.shows(each)), None), f'{kind} to open')
    window.ask('settle')
    yield place
    window.do('act', kind, 'window.close')
    window.wait_until_gone(kind)


def visit_alert(window, place, *command):
    """Opens a question and says no."""
    window.do(*command)
    kinds = ('AdwMessageDialog', 'AdwAlertDialog')
    kind = wait(lambda: next((each for each in kinds if window.shows(each)), None), 'a question')
    window.ask('settle')
    yield place
    window.do('act', kind, 'window.close')
    window.wait_until_gone(kind)


def visit_start(window):
    """Before there is a token."""
    window.wait_for('#status')
    yield 'first start'
    for place in visit_dialog(window, 'preferences', 'KolPreferencesWindow', 'act', '*', 'app.preferences'):
        yield place
        yield from visit_alert(window, 'consent', 'choose', '#service_row', 1)
    yield from visit_dialog(window, 'about', 'AdwAboutWindow', 'act', '*', 'app.about')
    yield from visit_dialog(window, 'shortcuts', 'GtkShortcutsWindow', 'act', '*', 'win.show-shortcuts')


def visit_results(window):
    """With sample data."""
    window.wait_for('KolStarCell')
    yield 'results'
    window.do('act', 'GtkColumnListView', 'list.select-item', '(uint32 1, false, false)')
    window.wait_for('KolDetailsPane')
    yield 'results with details'
    yield from visit_popovers(window, 'results')
    yield from visit_dialog(window, 'load all', 'KolLoadAllDialog', 'act', '*', 'win.load-all')
    window.do('type', 'GtkSearchEntry', 'nobody is called that')
    window.do('act', '*', 'win.search')
    window.wait_for('#status')
    yield 'nobody found'
    window.do('act', '*', 'win.reset')
    window.do('act', '*', 'win.search')
    window.do_soon('act', '*', 'win.use-copy')
    window.wait_for('KolStarCell')


def visit_shortlists(window):
    """With sample data, on the results."""
    window.do('act', '*', 'win.show-page', '"shortlists"')
    yield 'no shortlist'
    window.do('act', '*', 'win.show-page', '"results"')
    for nth in range(3):
        window.do('press', '.star', nth)
    window.do('act', '*', 'win.show-page', '"shortlists"')
    window.wait_for('KolStarCell')
    window.do('act', 'GtkColumnListView', 'list.select-item', '(uint32 0, false, false)')
    window.wait_for('KolDetailsPane')
    yield 'shortlist'
    yield from visit_dialog(window, 'rename', 'AdwWindow', 'act', '#table', 'shortlist.rename')
    for place in visit_dialog(window, 'export', 'KolExportDialog', 'act', '#table', 'shortlist.export', '""'):
        for nth in FORMATS:
            window.do('press', '.format', nth)
            yield f'{place} {nth}'
    window.do('act', '#table', 'shortlist.delete')
    yield 'deleted'


def visit_sweep(window, service):
    """With a service that is slow and fails."""
    window.wait_for('#status')
    for _ in visit_dialog(window, 'preferences', 'KolPreferencesWindow', 'act', '*', 'app.preferences'):
        window.do('type', '#token_row', 'sample')
        yield 'preferences with a token'
    window.do('act', '*', 'win.search')
    yield 'searching'
    window.wait_for('KolStarCell')
    window.do('act', '*', 'win.load-all')
    window.wait_for('KolLoadAllDialog')
    window.do('press', '#load', 0)
    window.wait_until_gone('KolLoadAllDialog')
    window.wait_for('#pause')
    yield 'loading many'
    window.do('act', '*', 'win.pause')
    yield 'paused'
    window.do('act', '*', 'win.pause')
    window.wait_for('#missing_button')
    window.wait_until_gone('#pause')
    yield 'not complete'
    yield from visit_popovers(window, 'not complete', ('#missing_button',))
    for place in visit_dialog(window, 'usage', 'KolUsageWindow', 'act', '*', 'app.usage'):
        yield place
        window.do('act', 'KolUsageWindow', 'usage.show-page', '"answers"')
        window.wait_for('KolAnswerRow')
        yield 'answers'
    window.do('act', '*', 'win.search')
    window.wait_for('#status')
    yield 'a copy is offered'
    service.process.terminate()
    service.process.wait()
    window.do('act', '*', 'win.ask-again')
    window.wait_for('#first_button')
    yield 'unreachable'
