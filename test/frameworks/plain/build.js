// Puts the page and what it loads of the package into one folder. Nothing of either is bundled: the package's files
// for pages without a build are copied as they are.
import { cpSync } from 'node:fs';

cpSync('node_modules/qmlet/dist/cdn', 'dist/qmlet', { recursive: true });
cpSync('index.html', 'dist/index.html');
cpSync('src/main.js', 'dist/main.js');
cpSync('src/shared/Counter.qml', 'dist/Counter.qml');
