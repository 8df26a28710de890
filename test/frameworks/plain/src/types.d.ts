// What TypeScript is told of the tags, for scripts that import no module of the package that defines them.
import 'qmlet/types';
