// Runs once before all tests, in Node: stands up what tests in the browser talk to, and hands its
// addresses to them through `inject()`.
import type { TestProject } from 'vitest/node';

export default function setup(_project: TestProject): void {}
