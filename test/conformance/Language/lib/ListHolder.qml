import QtQuick
Item { default property list<QtObject> things; property list<QtObject> others }
