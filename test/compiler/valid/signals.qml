import QtQuick

Item {
    signal plain
    signal empty()
    signal typedFirst(string text, int count)
    signal typedAfter(text: string, count: int)
    signal anything(var value)
    signal object(Item item); signal several(a: list<int>)
    signal qualified(Models.ListModel model)
    onPlain: console.log("plain")
    onEmpty: { console.log("empty") }
    onTypedFirst: function(text, count) { console.log(text, count) }
    onTypedAfter: (text, count) => console.log(text, count)
    onAnything: value => { console.log(value) }
    onObject: if (item) item.destroy(); else console.log("none")
    onWidthChanged: switch (width) { case 0: break; default: console.log(width) }
    on_privateChanged: console.log("private")
    property int _private
    Component.onCompleted: plain()
    Keys.onPressed: event => event.accepted = true
    Keys.onReturnPressed: function named(event) { event.accepted = false }
}
