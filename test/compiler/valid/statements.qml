import QtQuick

Item {
    Component.onCompleted: {
        var a = 1, b
        let c = [a, b]; const d = { a }
        for (var i = 0; i < 3; ++i) if (i) continue; else break
        for (const k in d) console.log(k)
        for (let [p, q] of Object.entries(d)) console.log(p, q)
        while (a-- > 0) ;
        do { a++ } while (a < 3) outer: for (;;) { for (;;) break outer }
        switch (a) { case 1: { let c = 1 } case 2: break; default: a = 2 }
        try { throw new Error("x") } catch { a = 3 } finally { b = 4 }
        if (a) function inBlock() { return 1 }
        delete d.a, void 0, typeof a
        ;[a, b] = [b, a]
        ;({ a, b: c[0], ...d.rest } = d)
        a ??= 1; b ||= 2; b &&= 3; a **= 2; a >>>= 1
        debugger
        return
    }
}
