// Component scoping: ids visible inside, not from outside; contexts of created objects; properties of Component.
import QtQuick
Item { id: root; property string who: "root"
    Component { id: comp
        Item { id: inner; property string who: "inner"; property string seen: root.who + helper.tag; function up() { return who + other.tag } Component.onDestruction: console.log("gone", who) 
            QtObject { id: other; property string tag: "othertag" } } }
    QtObject { id: helper; property string tag: "tag" }
    property Component inlineComp: Item { objectName: who + "!" }
    property Component cc: Component { Item { objectName: "in component" } }
    Loader { id: ld; sourceComponent: Text { text: who + " in loader"; property string p: parent === ld } }
    Component.onCompleted: {
        console.log(typeof inner, comp.status === Component.Ready, comp.progress, comp.url.toString().replace(/.*\//, ""), comp.errorString())
        let a = comp.createObject(root); let b = comp.createObject(root, { who: "b" })
        console.log(a.seen, a.up(), b.up(), a !== b, a.parent === root)
        helper.tag = "changed"; console.log(a.seen)
        console.log(inlineComp.createObject(root).objectName, cc.createObject(null).objectName)
        console.log(ld.item.text, ld.item.p)
        try { comp.createObject(5) } catch (e) { console.log(e.message) }
        try { comp.createObject(root, 5) } catch (e) { console.log(e.message) }
        a.destroy(); console.log(a.who)
        b.destroy(20)
        t.start()
    }
    Timer { id: t; interval: 60; onTriggered: { console.log("END") } }
}
