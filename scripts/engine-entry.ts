// What a page loads for `<qml-view>`: the entry, without what only scripts of the page would call.
import '../src/full.ts';
