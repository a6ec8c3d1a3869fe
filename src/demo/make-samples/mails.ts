/** Sample mails by the name of their file, without '.eml'. */
export type Mails = { [name: string]: string }
