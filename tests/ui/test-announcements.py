#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of, without its asking: every change of state is one sentence on the accessibility bus.
Within xsess -p.

usage: test-announcements.py PROGRAM CLI     (PROGRAM: kollect-probed)
"""

import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from kollect_atspi import DEADLINE, Missing, Service, Tap, get_role  # noqa: E402
from kollect_pages import Window  # noqa: E402

PROGRAM, CLI = sys.argv[1:]
# What GTK announces itself, and what an alert on the floor is told of by
EVENTS = ('object:announcement', 'object:property-change:accessible-name')


class Ears:
    """Hears what is announced."""

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.on_event)
        for event in EVENTS:
            if not self.listener.register(event):
                raise Missing(f'nobody tells of {event}')

    def on_event(self, event):
        try:
            if event.type.startswith('object:announcement') or get_role(event.source) in ('alert', 'notification'):
                self.heard.append(str(event.any_data))
        except GLib.Error:  # what it came from is gone
            pass

    def listen(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def wait_for(self, *sentences):
        """Until all of these were said in this order; what was said before is forgotten."""
        end = time.monotonic() + DEADLINE
        position = 0
        for sentence in sentences:
            while True:
                self.listen()
                found = next((i for i, heard in enumerate(self.heard[position:]) if sentence in heard), None)
                if found is not None:
                    position += found + 1
                    break
                if time.monotonic() > end:
                    raise Missing(f'“{sentence}” was not said, but {self.heard}')
                time.sleep(0.02)
        del self.heard[:position]


class Announcements:
    def __init__(self, window, ears, service):
        self.window = window
        self.ears = ears
        self.service = service

    def enter_token(self):
        window = self.window
        window.do('act', '*', 'app.preferences')
        window.wait_for('KolPreferencesWindow')
        window.do('type', '#token_row', 'sample')
        window.do_soon('press', '#test', 0)
        self.ears.wait_for('The service is asked', 'It answered')
        window.do('act', 'KolPreferencesWindow', 'window.close')
        window.wait_until_gone('KolPreferencesWindow')

    def search(self):
        self.window.do('act', '*', 'win.search')
        self.ears.wait_for('Searching…', '20 of 120')

    def load_more(self):
        self.window.do('act', '*', 'win.load-more')
        self.ears.wait_for('40 of 120')

    def sort(self):
        self.window.do('popup', '#columns_button', 0)
        self.window.do_soon('choose', 'GtkDropDown', 3)
        self.ears.wait_for('Sorted by')
        self.window.do('popdown')

    def star(self):
        self.window.do('press', '.star', 0)
        self.ears.wait_for('On the shortlist: ')
        self.window.do('press', '.star', 0)
        self.ears.wait_for('Removed')

    def load_all(self):
        window = self.window
        window.do('act', '*', 'win.load-all')
        window.wait_for('KolLoadAllDialog')
        window.do('press', '#load', 0)
        self.ears.wait_for('Loading: ')
        window.do_soon('act', '*', 'win.pause')
        self.ears.wait_for('Paused at ')
        window.do('act', '*', 'win.pause')
        self.ears.wait_for('Loading: ', 'Every page')

    def offer(self):
        self.window.do('act', '*', 'win.search')
        self.ears.wait_for('Use the Copy')

    def fail(self):
        self.service.process.terminate()
        self.service.process.wait()
        self.window.do('act', '*', 'win.ask-again')
        self.ears.wait_for('Searching…', 'cannot be reached')


def main():
    tap = Tap()
    ears = Ears()
    with Service(CLI, 'slow:0.4') as service, Window(PROGRAM, '--base-url', service.url) as window:
        job = Announcements(window, ears, service)
        window.wait_for('#status')
        for step in (job.enter_token, job.search, job.load_more, job.sort, job.star, job.load_all, job.offer, job.fail):
            tap.step(step.__name__.replace('_', ' '), step)
            if tap.failed:
                break
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
