# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts Kollect and drives it as a user does: what is there is read over AT-SPI, clicks and keys go through X.

To be used by programs that run within xsess. Nothing here sleeps for a fixed time and hopes: every wait has a
condition and a deadline.

    with Kollect('build/root/bin/kollect', '--sample') as kollect:
        kollect.set_text(kollect.get('text', 'Keyword'), '护肤')
        kollect.press(kollect.get('push button', 'Search'))
        kollect.wait(lambda: kollect.find_all('table row'), 'rows')
"""

import functools
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# PyGObject calls every get_*_iface deprecated; their replacements are newer than Debian 12.
warnings.simplefilter('ignore', DeprecationWarning)
warnings.simplefilter('ignore', gi.PyGIDeprecationWarning)

# An application that is just starting has no cache of its objects yet; libatspi asks for it all the same.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

DEADLINE = float(os.environ.get('KOLLECT_TEST_DEADLINE', '20'))
POLL = 0.03
# Roles of what text is entered into
ENTRIES = ('entry', 'text', 'password text', 'spin button')
# px that GTK draws around a window where no window manager does
FRAME = 5
# The list keeps some 200 rows of cells alive; nobody has more children of interest.
MOST_CHILDREN = 400


class Missing(AssertionError):
    """What was waited for did not come."""


def wait(condition, what, deadline=DEADLINE):
    """Asks until the answer is true and returns it."""
    end = time.monotonic() + deadline
    while True:
        try:
            answer = condition()
        except GLib.Error:  # an object went away while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(f'not within {deadline:g} s: {what}')
        time.sleep(POLL)


def walk(node):
    """A node and everything in it."""
    yield node
    try:
        for index in range(min(node.get_child_count(), MOST_CHILDREN)):
            child = node.get_child_at_index(index)
            if child:
                yield from walk(child)
    except GLib.Error:
        return


def has_state(node, state):
    return node.get_state_set().contains(state)


def get_role(node):
    """A node's role. Debian 13 says "button" for what Debian 12 calls a push button."""
    role = node.get_role_name()
    return 'push button' if role == 'button' else role


def is_toplevel(node):
    parent = node.get_parent()
    return parent is not None and parent.get_role() == Atspi.Role.APPLICATION


def get_toplevel(node):
    while node and not is_toplevel(node):
        node = node.get_parent()
    return node


def get_extents(node):
    """Where a node is within its window, inside its frame, or None."""
    component = node.get_component_iface()
    extents = component.get_extents(Atspi.CoordType.WINDOW) if component else None
    if not extents or extents.width <= 0 or extents.height <= 0:
        return None
    toplevel = get_toplevel(node)
    if toplevel:
        x, y = get_corner(toplevel)
        extents.x -= x
        extents.y -= y
    return extents


@functools.cache
def get_corner(toplevel):
    """Newer GTK does not begin to count at the window's corner: the window itself tells where."""
    extents = toplevel.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return extents.x, extents.y


@functools.cache
def tells_what_shows(toplevel):
    """Whether nodes have the state. GTK 4.8 gives it to windows only."""
    return int(toplevel.get_application().get_toolkit_version().split('.')[1]) >= 10


def is_showing(node):
    """Whether a node can be seen. GTK 4.8 has no such state but for windows, and what lies on a hidden page of a stack keeps
    its place there: so the window is asked what is found at that place. Newer GTK has it, and answers that wrongly."""
    if is_toplevel(node):
        return True
    extents = get_extents(node)
    toplevel = get_toplevel(node)
    if not extents or not toplevel:
        return False
    if tells_what_shows(toplevel):
        return has_state(node, Atspi.StateType.SHOWING) and _is_within(extents, get_extents(toplevel))
    for part in (2, 4, 8):
        x, y = extents.x + extents.width // part, extents.y + extents.height // part
        there = toplevel.get_component_iface().get_accessible_at_point(x, y, Atspi.CoordType.WINDOW)
        if there:
            return _leads_to(there, node, toplevel)
    # The inside of an entry, and a picture that stands for nothing, answer with nothing.
    return get_role(node) in ENTRIES


def _is_within(extents, window):
    """Whether a part of it is in the window: the last rows of a list lie below. Newer GTK tells the place of what is in a
    bar of titles without the bar's padding, which is beyond the edge for the first."""
    return -extents.width < extents.x < window.width and -extents.height < extents.y < window.height


def _leads_to(there, node, toplevel):
    # What is insensitive is not found, but what it lies on is.
    if there == node.get_parent():
        return True
    for _ in range(6):
        if not there or there == toplevel:
            return False
        if there == node:
            return True
        there = there.get_parent()
    return False


def get_name(node):
    """A node's name. GTK 4.8 names a button that may have a mnemonic twice, '_Reset Reset': then the second half. Where
    a language has no mnemonics, the halves are the same. Newer GTK leaves it to the reader to ask what it is labelled by
    for its text."""
    name = node.get_name() or ''
    if not name:
        return _get_label(node)
    half = len(name) // 2
    first, second = name[: half + 1].rstrip(), name[half + 1 :]
    is_button = node.get_role() in (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)
    is_twice = first.replace('_', '', 1) == second and ('_' in first or (is_button and f'{first} {second}' == name))
    return second if is_twice else name


def _get_label(node):
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_n_targets():
            return get_text(relation.get_target(0))
    return ''


def get_text(node):
    """The text of an entry or label. The end -1 gives nothing on GTK 4.8."""
    if not node.get_text_iface():
        return node.get_name() or ''
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def describe(node, depth=0):
    """The tree as lines, for finding out what there is."""
    try:
        lines = [f'{"  " * depth}{get_role(node)} {get_name(node)!r}']
        for index in range(min(node.get_child_count(), MOST_CHILDREN)):
            child = node.get_child_at_index(index)
            if child:
                lines += describe(child, depth + 1)
        return lines
    except GLib.Error:
        return []


def make_locale(name, directory):
    """Compiles a locale that the system need not have, and answers the environment to use it."""
    language = name.split('.')[0]
    target = os.path.join(directory, name)
    if not os.path.isdir(target):
        os.makedirs(directory, exist_ok=True)
        # Warnings of the locale's own sources end with status 1, and the locale is made all the same.
        subprocess.run(['localedef', '-i', language, '-f', 'UTF-8', target], capture_output=True, check=False)
    if not os.path.isdir(target):
        raise Missing(f'localedef made no {name}')
    return {'LOCPATH': directory, 'LC_ALL': name, 'LANGUAGE': ''}


def xdotool(*args):
    done = subprocess.run(['xdotool', *map(str, args)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


class Kollect:
    """A running Kollect. `with` ends it."""

    def __init__(self, program, *args, env=None, log=None):
        self.command = [program, *args]
        self.log = log  # a file that gets what the program says on its standard error
        self.env = {
            **os.environ,
            'GDK_BACKEND': 'x11',
            'GTK_A11Y': 'atspi',
            'ADW_DISABLE_PORTAL': '1',
            'GTK_USE_PORTAL': '0',
            **(env or {}),
        }
        self.pictured = None  # the title of the window that pictures are taken of; None: the main window
        self.process = None
        self.app = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    # --- Life -----------------------------------------------------------------------------------

    def start(self):
        errors = open(self.log, 'ab') if self.log else None
        self.process = subprocess.Popen(self.command, env=self.env, stdin=subprocess.DEVNULL, stderr=errors)
        if errors:
            errors.close()
        try:
            self.app = wait(self._find_app, 'the application on the accessibility bus')
            wait(self.find_window, 'a window')
        except BaseException:
            self.stop()
            raise

    def stop(self, signal_number=signal.SIGTERM):
        """Ends the program and answers its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal_number)
        try:
            return self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Missing('the program did not end') from None
        finally:
            self.app = None

    def quit(self):
        """Quits as a user does, and answers the exit status."""
        self.key('ctrl+q')
        try:
            return self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise Missing('the program did not quit on Ctrl+Q') from None

    def _find_app(self):
        if self.process.poll() is not None:
            raise Missing(f'{self.command[0]} ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app and app.get_process_id() == self.process.pid and app.get_child_count():
                return app
        return None

    # --- Looking --------------------------------------------------------------------------------

    def find_window(self, title=None):
        """The X window of that title, or else the largest: menus and the like are windows too, without a title."""
        windows = list(self._list_windows())
        if title is not None:
            return next((window for window, name, *_ in windows if name == title), None)
        windows = [(width * height, window) for window, name, width, height in windows if name]
        return max(windows)[1] if windows else None

    def window_of(self, node):
        """The X window that a node is in."""
        toplevel = get_toplevel(node)
        extents = get_extents(toplevel) if toplevel else None
        for window, name, width, height in self._list_windows():
            if extents and abs(width - extents.width) <= 2 * FRAME and abs(height - extents.height) <= 2 * FRAME:
                return window
        return self.find_window()

    def list_windows(self):
        """The X windows that are on the screen, popovers among them."""
        return xdotool('search', '--onlyvisible', '--pid', self.process.pid).split()

    def _list_windows(self):
        for window in self.list_windows():
            lines = xdotool('getwindowgeometry', '--shell', window).splitlines()
            shape = dict(line.split('=') for line in lines if '=' in line)
            if 'WIDTH' in shape:
                yield window, xdotool('getwindowname', window), int(shape['WIDTH']), int(shape['HEIGHT'])

    def find_all(self, role=None, name=None, under=None, showing=True):
        """Nodes of a role (text, or a tuple of them) and name (text, or a predicate)."""
        roles = (role,) if isinstance(role, str) else role
        found = []
        for node in walk(under or self.app):
            try:
                if roles and get_role(node) not in roles:
                    continue
                if callable(name) and not name(get_name(node)):
                    continue
                if isinstance(name, str) and get_name(node) != name:
                    continue
                if showing and not is_showing(node):
                    continue
                found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, under=None, showing=True):
        found = self.find_all(role, name, under, showing)
        return found[0] if found else None

    def get(self, role=None, name=None, under=None, showing=True, deadline=DEADLINE):
        """Waits for a node and answers it."""
        shown = name if isinstance(name, str) else 'one that fits'
        return wait(lambda: self.find(role, name, under, showing), f'{role} “{shown}”', deadline)

    def texts(self, under=None):
        """All that can be read on the screen, but for what is on buttons only as a picture."""
        return [name for name in map(get_name, self.find_all('label', under=under)) if name]

    def rows(self):
        """The rows of the table that is shown, from its top; each is named after its creator. The row of the titles lies
        in the table itself, the others in its list."""
        return [row for row in self.find_all('table row') if get_role(row.get_parent()) == 'list']

    def wait_for_text(self, part, deadline=DEADLINE):
        return wait(
            lambda: next((text for text in self.texts() if part in text), None), f'the text “{part}”', deadline
        )

    def wait(self, condition, what, deadline=DEADLINE):
        return wait(condition, what, deadline)

    # --- Doing ----------------------------------------------------------------------------------

    def press(self, node):
        """Does what a node does: a button's click without the pointer."""
        action = node.get_action_iface()
        if not action or not action.get_n_actions() or not action.do_action(0):
            self.click(node)

    def click(self, node, times=1, button=1):
        """Clicks into the middle of a node."""
        extents = get_extents(node)
        if not extents:
            raise Missing(f'{get_role(node)} “{node.get_name()}” is not on the screen')
        window = self.window_of(node)
        self.focus_window(window)
        x, y = extents.x + extents.width // 2 + FRAME, extents.y + extents.height // 2 + FRAME
        xdotool('mousemove', '--window', window, x, y)
        xdotool('click', '--repeat', times, '--delay', 60, button)

    def focus_window(self, window=None):
        xdotool('windowfocus', '--sync', window or self.find_window())

    def key(self, *keys, window=None):
        """Presses keys such as 'ctrl+f' or 'Return'."""
        self.focus_window(window)
        xdotool('key', '--clearmodifiers', *keys)

    def type(self, text, window=None):
        self.focus_window(window)
        xdotool('type', '--clearmodifiers', '--delay', 15, text)

    def set_text(self, node, text):
        if not node.get_editable_text_iface().set_text_contents(text):
            raise Missing(f'“{node.get_name()}” takes no text')

    def choose(self, node, label):
        """Chooses a row of a drop-down by its label."""
        button = self.find(('push button', 'toggle button'), under=node)
        self.press(button or node)
        item = self.get(('list item', 'table row', 'menu item'), label)
        self.click(item)

    # --- Pictures -------------------------------------------------------------------------------

    def wait_until_settled(self, deadline=DEADLINE):
        """Waits until the window keeps still: three pictures of it in a row are the same."""
        pictures = []

        def is_still():
            pictures.append(self._grab('rgb'))
            return len(pictures) >= 3 and pictures[-1] == pictures[-2] == pictures[-3]

        wait(is_still, 'a window that keeps still', deadline)

    def wait_for_faces(self, deadline=DEADLINE, colours=6000):
        """Waits until faces and covers are drawn: initials and blank covers have few colours, pictures have many."""
        wait(lambda: int(self._convert('-format', '%k', 'info:')) > colours, 'faces and covers', deadline)
        self.wait_until_settled(deadline)

    def resize(self, width, height):
        """The window's inside becomes that large. Its frame, drawn by GTK itself without a window manager, adds to it."""
        window = self.find_window()
        xdotool('windowsize', '--sync', window, width + 2 * FRAME, height + 2 * FRAME)

    def take_picture(self, path):
        """A picture of the window, without its frame, as a PNG file."""
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        self._convert('-shave', f'{FRAME}x{FRAME}', '+repage', '-strip', f'png:{path}')

    def _grab(self, form):
        command = ['import', '-silent', '-window', self.find_window(self.pictured), f'{form}:-']
        return subprocess.run(command, capture_output=True, check=True).stdout

    def _convert(self, *args):
        command = ['convert', 'png:-', *args]
        return subprocess.run(command, input=self._grab('png'), capture_output=True, check=True).stdout


class Service:
    """The sample service in a process of its own, with faults."""

    def __init__(self, cli, *faults, creators=120):
        command = [cli, 'sample-service', '--port', '0', '--creators', str(creators)]
        for fault in faults:
            command += ['--fault', fault]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def count(self):
        """What it was asked, and what that cost, as it counts itself."""
        with urllib.request.urlopen(f'{self.url}/stats') as answer:
            return json.load(answer)


class Tap:
    """Speaks TAP: a line for each named step; a step that raises is a step that failed."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def step(self, name, function, *args):
        self.count += 1
        try:
            answer = function(*args)
        except Exception as error:  # any failure of a step is its result, and is printed
            self.failed += 1
            print(f'not ok {self.count} - {name}')
            for line in str(error).splitlines() or [repr(error)]:
                print(f'# {line}')
            sys.stdout.flush()
            return None
        print(f'ok {self.count} - {name}', flush=True)
        return answer

    def finish(self):
        print(f'1..{self.count}', flush=True)
        return 1 if self.failed else 0
