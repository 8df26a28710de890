// Speaks WebDriver BiDi with a Firefox: starts it with a profile of its own, sends commands, and ends it. No driver is
// needed in between.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** Nothing is asked of the network, nothing is asked of the user, and a busy machine takes its time. */
const PREFERENCES: Record<string, string | number | boolean> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.max_script_run_time': 0,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Attempts that fail are not made to wait, as the tests count them.
  'network.websocket.delay-failed-reconnects': false,
  'remote.active-protocols': 1,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'layout.css.devPixelsPerPx': '1.0',
};

// biome-ignore lint/suspicious/noExplicitAny: the protocol's results
type Any = any;

export class Firefox {
  #socket!: WebSocket;
  #next = 0;
  #waiting = new Map<number, { resolve(value: Any): void; reject(error: Error): void }>();
  readonly #process: ChildProcess;
  readonly #profile: string;

  private constructor(path: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'qmlet-firefox-'));
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(this.#profile, 'user.js'), `${lines.join('\n')}\n`);
    this.#process = spawn(
      path,
      ['--headless', '--no-remote', '--profile', this.#profile, '--remote-debugging-port=0', 'about:blank'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, MOZ_HEADLESS_WIDTH: '1000', MOZ_HEADLESS_HEIGHT: '800' },
      },
    );
  }

  /** @throws Error when the browser ends before it listens, with what it said */
  static async start(path: string): Promise<Firefox> {
    const firefox = new Firefox(path);
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      firefox.#process.stderr!.on('data', (data) => {
        said = (said + data).slice(-4000);
        const listens = said.match(/WebDriver BiDi listening on (ws:\S+)/);
        if (listens) resolve(listens[1]!);
      });
      firefox.#process.once('error', reject);
      firefox.#process.once('exit', (code) => reject(new Error(`Firefox ended with ${code}:\n${said}`)));
    });
    firefox.#socket = new WebSocket(`${url}/session`, { perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      firefox.#socket.once('open', resolve);
      firefox.#socket.once('error', reject);
    });
    firefox.#socket.on('message', (data) => {
      const { id, type, error, message, result } = JSON.parse(String(data));
      const waiting = firefox.#waiting.get(id);
      firefox.#waiting.delete(id);
      if (type === 'error') waiting?.reject(new Error(`WebDriver BiDi: ${error}: ${message}`));
      else waiting?.resolve(result);
    });
    firefox.#socket.on('close', () => {
      for (const { reject } of firefox.#waiting.values()) reject(new Error('Firefox is gone.'));
      firefox.#waiting.clear();
    });
    await firefox.send('session.new', { capabilities: {} });
    return firefox;
  }

  send(method: string, params: object): Promise<Any> {
    const id = ++this.#next;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.send('browser.close', {}).catch(() => {});
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    if (this.#process.exitCode === null) await ended;
    clearTimeout(timer);
    rmSync(this.#profile, { recursive: true, force: true });
  }
}
