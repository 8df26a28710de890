// Items made and destroyed at run time: who is told, in which order, and what is null then.
import QtQuick
Item { id: root; width: 200; height: 100
    property Item held
    onHeldChanged: console.log("held", held ? held.objectName : held)
    onChildrenChanged: console.log("children", children.length)
    Component { id: comp; Item { id: it; width: 10; property alias kid: k; Component.onCompleted: console.log("completed", objectName, parent === root, width); Component.onDestruction: console.log("destruction", objectName, parent === root, k.objectName); onParentChanged: console.log("parent", objectName, parent === root, parent === null); onVisibleChanged: console.log("vis", objectName, visible); onXChanged: console.log("x", x)
        Item { id: k; objectName: "k"; Component.onDestruction: console.log("k destruction", parent === it); Component.onCompleted: console.log("k completed"); onParentChanged: console.log("k parent", parent === null) } } }
    Component.onCompleted: {
        let a = comp.createObject(root, { objectName: "a", x: 5, width: 30 }); console.log(a.x, a.width, a.parent === root)
        root.held = a; a.destroy(); console.log("after destroy", root.held !== null, children.length)
        let b = comp.createObject(null, { objectName: "b" }); console.log(b.parent); b.parent = root
        let c = comp.createObject(a, { objectName: "c", "kid.x": 4 }); console.log(c.kid.x)
        try { comp.createObject(root, { nosuch: 4 }).destroy() } catch (e) { console.log("E", e) }
        try { comp.createObject(root, { width: "abc" }).destroy() } catch (e) { console.log("E", e) }
        try { comp.createObject("x") } catch (e) { console.log("E", e) }
        try { k.destroy() } catch (e) { console.log("E", e) }
        try { root.children[0].destroy(20) } catch (e) { console.log("E", e) }
        b.destroy(50); t.start()
    }
    Timer { id: t; interval: 120; onTriggered: { console.log("held", root.held, root.children.length); console.log("END") } }
}
