import QtQuick

Item {
    property int plain
    property real withValue: 1.5
    property string text: "a"; property bool flag: true
    property var anything
    property url address: "http://example.org/"
    property color paint: "#80ff0000"
    property date day
    property variant old: null
    property Item item
    property Models.ListModel rows
    property list<Item> items
    property list<int> numbers: [1, 2, 3]
    default property list<QtObject> content
    required property string name
    readonly property int fixed: 7
    Item { default required property Item body }
    Item { required default property Item other }
    Item { readonly default property int seven: 7 }
    property alias label: caption.text
    property alias inner: caption
    property alias pixels: caption.font.pixelSize
    required width
    Text { id: caption }
}
