import QtQuick

Item {
    id: größe
    property string straße: "übung ☂ 🜁"
    property int \u0061bc: 1
    property int 値: straße.length
}
