# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium without a network, driven by its DevTools protocol through a pipe.

https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAM = shutil.which('chromium')
DEADLINE = 120  # seconds
MOST = 1 << 20
ARGUMENTS = (
    '--headless=new', '--remote-debugging-pipe', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions',
    '--hide-scrollbars', '--mute-audio', '--lang=en-US', '--force-color-profile=srgb', '--disable-dev-shm-usage',
    # The second lock beside the missing network: no name is found, no address asked.
    '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=127.0.0.1:9',
)  # fmt: skip


def cut_off():
    """The command that runs another one without a network, as whoever this is; none where that is forbidden."""
    for command in (['unshare', '-n'], ['unshare', '-r', '-n']):
        if subprocess.run([*command, 'true'], capture_output=True).returncode == 0:
            return command
    return []


class Chromium:
    """The browser; end it with quit()."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='kollect-chromium-')
        self.number = 0
        self.buffer = b''
        self.events = []
        ours, theirs = os.pipe(), os.pipe()
        sandbox = ['--no-sandbox'] if os.geteuid() == 0 else []
        command = [*cut_off(), PROGRAM, *ARGUMENTS, *sandbox, f'--user-data-dir={self.folder}', 'about:blank']
        # The protocol wants to read descriptor 3 and to write 4.
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ['bash', '-c', f'exec "$@" 3<&{theirs[0]} 4>&{ours[1]}', 'bash', *command], pass_fds=(theirs[0], ours[1]),
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip
        os.close(theirs[0])
        os.close(ours[1])
        self.input, self.output = ours[0], theirs[1]
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = None
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Network', 'Runtime', 'Log'):
            self.call(f'{domain}.enable')

    def receive(self):
        """The next message."""
        deadline = time.monotonic() + DEADLINE
        while b'\0' not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], max(0, deadline - time.monotonic()))
            data = os.read(self.input, MOST) if ready else b''
            if not data:
                self.log.seek(0)
                raise AssertionError(f'Chromium says nothing: {self.log.read().decode(errors="replace")[-2000:]}')
            self.buffer += data
        message, _, self.buffer = self.buffer.partition(b'\0')
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': parameters}
        if getattr(self, 'session', None):
            message['sessionId'] = self.session
        data = json.dumps(message).encode() + b'\0'
        while data:
            data = data[os.write(self.output, data) :]
        while True:
            answer = self.receive()
            if answer.get('id') == self.number:
                if 'error' in answer:
                    raise AssertionError(f'{method}: {answer["error"]}')
                return answer['result']
            if 'method' in answer:
                self.events.append(answer)

    def wait_for(self, method):
        """Events are kept in the order they came in."""
        while not any(event['method'] == method for event in self.events):
            self.events.append(self.receive())

    def show(self, path, width=1440, height=900, scheme='light', mobile=False, scale=1):
        self.events = []
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=scale, mobile=mobile)
        self.call('Emulation.setEmulatedMedia', media='', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        self.call('Page.navigate', url=path.as_uri())
        self.wait_for('Page.loadEventFired')
        # Decoded and drawn, too
        self.run('Promise.all([...document.images].map(image => image.decode())).then(() => document.fonts.ready).then(() => 0)')

    def run(self, script):
        """What a script of ours answers; the page's policy does not bind the protocol."""
        answer = self.call('Runtime.evaluate', expression=script, awaitPromise=True, returnByValue=True)
        if 'exceptionDetails' in answer:
            raise AssertionError(answer['exceptionDetails'])
        return answer['result'].get('value')

    def requests(self):
        """The addresses that were asked for, but for what is within the page."""
        sent = [e['params']['request']['url'] for e in self.events if e['method'] == 'Network.requestWillBeSent']
        return [url for url in sent if not url.startswith('data:')]

    def complaints(self):
        """Whatever the console would show."""
        wanted = ('Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown')
        return [event['params'] for event in self.events if event['method'] in wanted]

    def photograph(self, whole=False, height=None):
        parameters = {'format': 'png', 'captureBeyondViewport': whole}
        if height is not None:
            width = self.run('innerWidth')
            parameters.update(captureBeyondViewport=True, clip={'x': 0, 'y': 0, 'width': width, 'height': height, 'scale': 1})
        return base64.b64decode(self.call('Page.captureScreenshot', **parameters)['data'])

    def print(self):
        answer = self.call('Page.printToPDF', printBackground=True, preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(answer['data'])

    def quit(self):
        self.session = None
        try:
            self.call('Browser.close')
            self.process.wait(DEADLINE)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.input)
        os.close(self.output)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
