#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching many pages as a person does it, from a service that fails: load all, pause, go on, fetch what is missing,
end the program in the middle and go on at the next start; then the same search again without a call, what was spent,
and what is kept. The service counts what was really asked. Within xsess -p.

usage: test-sweeps.py PROGRAM CLI
"""

import os
import pathlib
import sys
import tempfile

from kollect_atspi import Kollect, Missing, Service, Tap, get_name, get_role, is_showing, walk

PROGRAM, CLI = sys.argv[1:3]
BUTTONS = ('push button', 'toggle button')
# 6 pages of all, 4 or fewer of either gender: a table that is read in a moment
CREATORS = 120
# A call that is lost, some that fail free of charge, and all the others slow enough to be paused in.
FAULTS = ('reset:5', '301:7', 'slow:1.5')


def check(condition, what):
    if not condition:
        raise Missing(what)


class Sweeps:
    def __init__(self, service, log):
        self.service = service
        self.log = pathlib.Path(log)
        self.kollect = None

    # --- Looking: from the top of a window on, and no further than needed ------------------------

    def toplevel(self, title=None):
        app = self.kollect.app
        for index in range(app.get_child_count()):
            window = app.get_child_at_index(index)
            if window and window.get_name() == (title or 'Kollect'):
                return window
        return None

    def look(self, roles, name, title=None):
        """The first node of these roles whose name fits, or None."""
        fits = name if callable(name) else lambda text: text == name
        window = self.toplevel(title)
        nodes = walk(window) if window else ()
        return next(
            (node for node in nodes
             if get_role(node) in roles and fits(get_name(node)) and is_showing(node)), None)

    def get(self, roles, name, title=None):
        what = name if isinstance(name, str) else 'one that fits'
        return self.kollect.wait(lambda: self.look(roles, name, title), f'{roles} “{what}”')

    def read(self, part, title=None):
        """The text of the first label with this part."""
        return get_name(self.get(('label',), lambda text: part in text, title))

    def press(self, name, title=None):
        self.kollect.press(self.get(BUTTONS, name, title))

    def window(self, title):
        return self.kollect.wait(lambda: self.kollect.find_window(title), f'the window “{title}”')

    def wait_closed(self, title):
        self.kollect.wait(lambda: not self.kollect.find_window(title), f'“{title}” to close')

    # --- Steps ----------------------------------------------------------------------------------

    def enter_token(self):
        self.kollect.key('ctrl+comma')
        window = self.window('Preferences')
        self.kollect.type('sample', window=window)
        self.kollect.key('Return', window=window)
        self.get(BUTTONS, 'Forget', 'Preferences')

    def test_connection(self):
        self.press('Test Connection', 'Preferences')
        self.read('It answered', 'Preferences')
        check(self.service.count()['calls'] == 0, 'a ping was counted as a call')
        self.kollect.key('Escape', window=self.window('Preferences'))
        self.wait_closed('Preferences')

    def search(self):
        self.press('Search')
        self.read('of 120')
        check(self.service.count()['charged'] == 1, f'{self.service.count()}')

    def say_what_it_costs(self):
        self.press('Load All…')
        self.window('Load All')
        for text in ('1 of 6', 'The service says 120', 'no daily limit'):
            self.read(text, 'Load All')
        self.get(BUTTONS, 'Load 5 Pages', 'Load All')
        check(self.service.count()['calls'] == 1, 'something was sent before it was agreed to')

    def pause(self):
        self.press('Load 5 Pages', 'Load All')
        self.wait_closed('Load All')
        self.kollect.key('ctrl+shift+p')
        self.read('Paused at')

    def go_on_to_the_end(self):
        self.press('Resume')
        text = self.read('Not complete')
        check('5 of 6 pages' in text, text)
        self.read('1 page is missing and may be charged')

    def fetch_what_is_missing(self):
        n_windows = len(self.kollect.list_windows())
        self.press('1 Unsure')
        self.kollect.wait(lambda: len(self.kollect.list_windows()) > n_windows, 'the list of pages')
        button = self.kollect.get(BUTTONS, lambda name: name.startswith('Fetch page'), showing=False)
        self.kollect.press(button)
        self.read('Complete: all 6 pages')
        self.read('120')
        count = self.service.count()
        check(count['charged'] == 6, f'not each page once: {count}')
        check(count['unsure'] == 1 and count['free'] >= 1, f'the service did not fail: {count}')

    def repeat(self):
        before = self.service.count()['calls']
        self.press('Dismiss')
        self.press('Search')
        self.read('Use the Copy')
        self.press('Use the Copy (0 Calls)')
        self.read('120')
        check(self.service.count()['calls'] == before, 'the copy cost a call')

    def leave_in_the_middle(self):
        self.press('Women')
        self.press('Search')
        self.read('1 call ')
        self.press('Load All…')
        self.window('Load All')
        self.press('Cancel', 'Load All')
        self.wait_closed('Load All')
        self.press('Load All…')
        self.press(lambda name: name.startswith('Load ') and 'Page' in name, 'Load All')
        self.wait_closed('Load All')
        self.kollect.key('ctrl+shift+p')
        self.read('Paused at')
        status = self.kollect.quit()
        check(status == 0, f'exit status {status}')

    def go_on_at_the_next_start(self):
        before = self.service.count()
        self.kollect.start()
        self.kollect.resize(1000, 700)
        self.read('Go On Where It Stopped?')
        self.read('pages are held')
        check(self.service.count() == before, 'asked at the start')
        self.enter_token()
        self.kollect.key('Escape', window=self.window('Preferences'))
        self.wait_closed('Preferences')
        self.press('Go On')
        self.kollect.wait(lambda: self.look(('label',), lambda text: 'omplete:' in text), 'the end')

    def add_up(self):
        self.kollect.key('ctrl+u')
        self.window('Usage and Answers')
        count = self.service.count()
        for word in ('charged', 'free', 'unsure'):
            self.get(('label',), f'{count[word]} {word}', 'Usage and Answers')

    def look_through_what_is_kept(self):
        window = self.window('Usage and Answers')
        self.kollect.key('alt+2', window=window)
        self.read('Kept answers take', 'Usage and Answers')
        self.get(BUTTONS, 'Delete…', 'Usage and Answers')
        before = self.service.count()
        # The last row: the first search
        opens = [node for node in walk(self.toplevel('Usage and Answers'))
                 if get_role(node) in BUTTONS and get_name(node) == 'Open']
        check(len(opens) == 2, f'{len(opens)} kept answers')
        self.kollect.press(opens[-1])
        self.wait_closed('Usage and Answers')
        self.read('120')
        check(self.service.count() == before, 'opening cost a call')

    def find_answer(self):
        """The button of the question: the page of shortlists has one of the same name. Newer libadwaita asks within the
        window that is asked from, and there “Delete…” is another button."""
        app = self.kollect.app
        windows = [app.get_child_at_index(index) for index in range(app.get_child_count())]
        return next(
            (node for window in windows if window and window.get_name() != 'Kollect'
             for node in walk(window) if get_role(node) in BUTTONS and get_name(node) == 'Delete'), None)

    def delete_one(self):
        self.kollect.key('ctrl+u')
        window = self.window('Usage and Answers')
        self.kollect.key('alt+2', window=window)
        self.get(BUTTONS, 'Delete…', 'Usage and Answers')
        self.press('Delete…', 'Usage and Answers')
        self.kollect.press(self.kollect.wait(self.find_answer, 'the answer “Delete”'))
        self.kollect.wait(
            lambda: sum(get_name(node) == 'Open' for node in walk(self.toplevel('Usage and Answers'))
                        if get_role(node) in BUTTONS) == 1, 'one kept answer')
        self.kollect.key('Escape', window=window)
        self.wait_closed('Usage and Answers')

    def warn_of_nothing(self):
        status = self.kollect.quit()
        check(status == 0, f'exit status {status}')
        # GTK 4.8 asks for the path of a dialog that is gone when it is looked at from outside in that moment. Nobody
        # shows notices here, and GLib says so.
        known = ('g_variant_is_object_path: assertion', 'unable to send notifications')
        said = [line for line in self.log.read_text(errors='replace').splitlines()
                if ('WARNING' in line or 'CRITICAL' in line) and not any(words in line for words in known)]
        check(not said, '\n'.join(said))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder, Service(CLI, *FAULTS, creators=CREATORS) as service:
        job = Sweeps(service, os.path.join(folder, 'kollect.log'))
        with Kollect(PROGRAM, '--base-url', service.url, env={'G_DEBUG': 'gc-friendly'}, log=job.log) as kollect:
            job.kollect = kollect
            kollect.resize(1000, 700)
            for step in (job.enter_token, job.test_connection, job.search, job.say_what_it_costs, job.pause,
                         job.go_on_to_the_end, job.fetch_what_is_missing, job.repeat, job.leave_in_the_middle,
                         job.go_on_at_the_next_start, job.add_up, job.look_through_what_is_kept, job.delete_one,
                         job.warn_of_nothing):
                tap.step(step.__name__.replace('_', ' '), step)
                if tap.failed:
                    if os.environ.get('KOLLECT_TEST_PICTURE'):
                        kollect.take_picture(os.environ['KOLLECT_TEST_PICTURE'])
                    break
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
