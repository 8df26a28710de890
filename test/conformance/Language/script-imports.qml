// JavaScript resources: plain, library, .import, module, state shared or not.
import QtQuick
import "lib/plain.js" as Plain
import "lib/shared.js" as Shared
import "lib/mod.mjs" as Mod
import "lib"
Item { id: root; property int v: 3; property int calls: Plain.next()
    JsUser { id: j1 } JsUser { id: j2 }
    Component.onCompleted: {
        console.log(Plain.next(), Plain.next(), Plain.readV(), Plain.counter, calls)
        console.log(Shared.next(), j1.nextShared(), j2.nextShared(), Shared.list.length)
        console.log(j1.nextPlain(), j2.nextPlain(), Plain.next())
        console.log(Mod.twice(4), Mod.CONST, typeof Mod.hidden, Mod.default, new Mod.Thing(3).v)
        console.log(Plain.useOther(), typeof Plain.Other, Plain.fromQml())
        try { Shared.readV() } catch (e) { console.log(e.message) }
        Plain.counter = 100; console.log(Plain.next())
        console.log(Plain.arrow(2), typeof Plain.inner, Plain.evaluated)
        try { console.log(Plain.thrower()) } catch (e) { console.log(e.message) }
        console.log(Plain.self() === Plain.self())
        console.log("END")
    }
}
