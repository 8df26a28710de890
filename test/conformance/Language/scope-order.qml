// Scope order: locals, ids, scope object, root, outer documents, globals.
import QtQuick
import "lib"
Item { id: root
    property string name: "root"
    property string only: "rootonly"
    property int width2: 7
    function who() { return "root.who " + name }
    Item { id: child; property string name: "child"; property string title: only + "/" + name
        function who() { return "child.who " + name + " " + root.name + " " + parent.name }
        Item { id: grand; property string seen: name + "," + only + "," + who()
            property string id_wins: child
            property string c: typeof child + (child === parent)
        }
    }
    ScopeUser { id: su; name: "given" }
    ScopeUser { id: su2; inner: name + "|" + only }
    property var fns: ({ name: "obj", get: function() { return this.name + name }, arrow: () => name })
    Component.onCompleted: {
        console.log(who(), child.who())
        console.log(child.title, grand.seen, grand.c)
        console.log(su.text, su2.text, su2.inner)
        console.log(fns.get(), fns.arrow())
        { let name = "block"; console.log(name); { const only = 1; console.log(only, name) } }
        function inner(only) { return only + name + this }
        console.log(inner("x").slice(0, 12))
        var f = root.who; console.log(f())
        console.log(typeof undefinedName, typeof child, typeof root.nothing)
        try { console.log(undefinedName) } catch (e) { console.log(e.name, e.message) }
        try { undefinedName = 3; console.log("assigned") } catch (e) { console.log(e.name, e.message) }
        try { root.nothing = 3; console.log("assigned") } catch (e) { console.log(e.name, e.message) }
        try { child = null } catch (e) { console.log(e.name, e.message) }
        try { who = null } catch (e) { console.log(e.name, e.message) }
        console.log(this === root, su.useRoot(), su.callBack(() => name))
        console.log(su.hidden === undefined, su.children.length)
        console.log("END")
    }
}
