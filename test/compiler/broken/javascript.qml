import QtQuick
Item {
    a: import("x.js")
    b: foo(1, 2 3)
    c: foo({ a: 1 b: 2 })
    d: [1 2]
    function e(a b) {}
    f: import.meta
    g: ({ a, b = 1 })
    h: a.
    i: `${ ] }`
    j: class { constructor() {} constructor() {} }
    k: a b
    l: a++ ++
    m: function() { await x }
    n: (a, b
    fine: a
}
