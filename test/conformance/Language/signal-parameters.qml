// signal parameter typing, emission, handlers in all forms, arity.
import QtQuick
Item { id: root
    signal plain
    signal none()
    signal typed(int i, string s, bool b, real r, var v, color c, Item item)
    signal modern(x: int, y: string)
    signal list(var items)
    onPlain: console.log("plain")
    onNone: { console.log("none", arguments.length) }
    onTyped: console.log(i, s, b, r, v, c, item)
    onModern: function(x, y, extra) { console.log(x, y, extra, arguments.length) }
    property int changes: 0
    onChangesChanged: changes => console.log("changes arg", changes)
    Connections { target: root; function onTyped(a, b2) { console.log("conn", a, b2) } }
    MouseArea { id: ma; onClicked: (mouse) => console.log("clicked", mouse) }
    Component.onCompleted: {
        plain(); none(); root.none()
        typed(1.9, 5, "yes", "2.5", { k: 1 }.k, "blue", root)
        typed("7", null, 0, 1, undefined, Qt.rgba(0, 0, 0, 0), null)
        try { typed(1) } catch (e) { console.log(e.message) }
        try { typed("x", "", true, 1, 1, "red", null) } catch (e) { console.log(e.message) }
        try { typed(1, "", true, 1, 1, "red", 5) } catch (e) { console.log(e.message) }
        modern(1, "a"); modern(2, "b", 3, 4)
        try { plain(1, 2, 3) } catch (e) { console.log(e.message) }
        changes = 4
        console.log(typeof plain, typeof root.typed, plain.name, typed.length)
        try { list([root]) } catch (e) { console.log(e.message) }
        changesChanged()
        try { root.plain = 3 } catch (e) { console.log(e.message) }
        let m = root.modern; m(9, "detached")
        console.log("END")
    }
}
