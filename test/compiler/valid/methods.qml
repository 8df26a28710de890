import QtQuick

Item {
    function plain() { return 1 }
    function parameters(a, b = a * 2, ...rest) { return [a, b, ...rest] }
    function destructured({ x, y: { z = 1 } = {} }, [first, , third]) { return x + z + first + third }
    function typed(a: int, b: list<string>, c: Models.Row): string { return a + b }
    function typedDefault(a: int = 3): list<int> { return [a] }
    function returnsNothing(): void {}
    function variant(a: var): var { let b: int = a; return b }
    function* generator(limit: int) { for (let i = 0; i < limit; i++) yield i }
    async function later() { await null; return 1 }
    async function* both() { yield await 1 }
    function nested() {
        function helper(a: int): int { return a }
        return helper(1) + (function(b: int): int { return b })(2)
    }
    function semicolons() { var f = function() { return 1 } f(); return f } property int behind: 1
}
