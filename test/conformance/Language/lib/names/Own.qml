import QtQuick
Item { property int a; component Inner: Item { property int zz } component Bare: Rectangle {} property Item i: Inner {} property Item b: Bare {} }
